import { fit, type Scene } from "../story-model";

/** The day the Hexley hub stopped. */
export const hexleyScenes: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      "Eleven THOUSAND parcels and you find out when? When we do? Appalling.",
      "Mine is in Hexley. It's my wedding dress. The wedding is in {n} days and I'm worried sick. Please.",
      "So that's why {order} hasn't moved. Would've been nice to hear it from you and not from my neighbour.",
      'Tracking says "location unknown". How does a firm lose a whole building\'s worth of parcels? Ridiculous.',
      "I have {n} orders stuck in there, all presents.",
      "Insulin pens in that parcel. Somebody needs to call me back, I've tried the line since {time}.",
      'Not good enough. "We are sorry" doesn\'t get my passport here before I fly {onDay}.',
      "Phone line dead, chat dead, app shows an error. Perfect timing.",
      "Shop owner here. {sum} worth of stock in your hub and {mins} customers waiting for it. What do I tell them?",
      "This is a disgrace. No plan B for a single broken belt?",
      "My mum's ashes are with you. I was told the service was safe. This is horrible. I want a person, with a name, to call me today.",
      "Same thing last winter and you promised it'd never happen again.",
      "Cheap machines, fewer people, this is what you get. I've been stuck without my laptop since {onDay}.",
      'You knew at three in the morning. My text saying "arriving today!" came at {time}. Why lie?',
      "Refund. Now. {order}",
      "I drove to Hexley, {mins} minutes each way, and was turned away at the gate by a man who knew nothing.",
      "Frozen food in there. It'll be soup by now. What a waste. Who pays?",
      "Exam papers. Literally exam papers. The school is going mad.",
      "what a total balls-up. bloody hell. and nobody picks up the phone",
      "Useless shower of idiots, half the country is waiting and you post a blog.",
    ],
    answers: [
      "You should have heard it from us first, and you didn't; I'm sorry. Your parcel is in the second hall, which is being sorted by hand tonight. I'll write here by {time} tomorrow whether it is on a van or not.",
      fit(
        /wedding|Insulin|ashes|passport|Frozen/u,
        "I've put yours on the list of things that can't wait, and a person (me) is on it. Please send a number to desk@kestrel.example and I'll ring you myself within the hour.",
      ),
      "I won't promise a day I don't know. What I know: hand sorting goes street by street and yours comes up tonight. What I'll do: tell you here tomorrow morning either way.",
      fit(
        /Shop owner|orders stuck|Exam/u,
        "For a business it hurts twice. I've sent you nothing yet because I'd like to know the order numbers first: please send the list to desk@kestrel.example and we'll pull them out by hand.",
      ),
      fit(
        /arriving today/u,
        "The message this morning went out by itself, and it was wrong. We've switched such messages off for parcels at Hexley. Yours is not lost; as soon as it's scanned you'll hear from me.",
      ),
    ],
  },
  {
    kind: "question",
    said: [
      "Is {order} among the ones at Hexley? I can't tell from tracking.",
      "Do we need to claim, or does the refund come on its own?",
      "Are parcels from {city} affected as well?",
      "When will the phone line be back?",
      "Can I pick mine up at the hub myself?",
      "Will things posted today go round Hexley?",
    ],
    answers: [
      fit(/posted today|affected/u, "Everything posted since eight this morning goes round Hexley by the southern hub, so a day longer at most."),
      fit(/need to claim/u, "You don't need to claim: refunds for anything more than three days late start by themselves. If yours doesn't, tell me here."),
      fit(
        /pick mine up/u,
        "Please don't drive there: the yard is closed for safety while they sort by hand. I can look yours up if you send the number to desk@kestrel.example.",
      ),
    ],
  },
];
