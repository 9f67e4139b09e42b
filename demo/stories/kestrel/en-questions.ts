import { fit, type Scene } from "../story-model";

/** What people ask a parcel firm, in English. */
export const kestrelEnglishQuestions: readonly Scene[] = [
  {
    kind: "question",
    said: [
      "Do you deliver on Saturdays in {city}?",
      "What's the latest I can hand in a parcel so it arrives {onDay}?",
      "How long do parcel shops keep things? I'm away for {n} days.",
      "Until what time is the shop in {city} open on Sundays?",
      "Is there any way to get a narrower slot than 8 to 8?",
      "Will there be rounds on the bank holiday?",
      'Does "next day" count weekends?',
      "When does the evening round start, still six o'clock?",
    ],
    answers: [
      fit(
        /Saturdays in|bank holiday|weekends/u,
        "Yes, Saturday is a delivery day like any other there; Sunday is not, except in the two weeks before the holidays.",
      ),
      fit(/latest I can hand/u, "Hand it over before {time} and it leaves the same evening. After that it counts from the next working day."),
      fit(/shops keep/u, "Shops keep a parcel for seven days; if you write to us before they are over, we can make it fourteen."),
      fit(
        /narrower slot|evening round/u,
        "You'll get a one-hour window by text on the morning itself, as soon as the van is loaded. An earlier promise would be a guess.",
      ),
    ],
  },
  {
    kind: "question",
    said: [
      "Where do I find the number to track it? The text only had a link and the link is dead.",
      "Can I change the address after it's been sent? {order}",
      "Can my brother collect it for me, and what does he need to bring?",
      "Is {order} the order number or the tracking number? There are two on my slip",
      'My parcel says "handed to partner". Who is the partner?',
      'What does "exception" mean in tracking? Sounds ominous',
      "Can I have it sent to the locker by {city} station instead?",
      "I never got the code for the locker, what now?",
      "Does the tracking say so if it's stuck in customs?",
      "Hi, could someone tell me if {order} has left {city} yet?",
    ],
    answers: [
      fit(
        /number to track|order number or/u,
        "The number starts with KP and has six digits; it's under the barcode. If the link is dead, paste the number on the tracking page and it will find it.",
      ),
      fit(
        /change the address|locker by|code for the locker/u,
        "As long as it hasn't been loaded, yes: on the tracking page, \"change where it goes\". If the button is grey, write to desk@kestrel.example and we'll try to catch the van.",
      ),
      fit(/brother collect/u, "He needs the code from your text and something with his own name on it. Nothing from you."),
      fit(/exception/u, '"Exception" is our clumsy word for "a person has to look at it". I\'ve looked: it only lacked a flat number. It goes out tomorrow.'),
      fit(
        /has left|customs/u,
        "It left the hub last night and is due at your depot this morning. If it isn't scanned there by {time}, tell me here and I'll ring them.",
      ),
    ],
  },
  {
    kind: "question",
    said: [
      "How much to send {n} kilos to France?",
      "Do you take surfboards? Asking for a friend. The friend is me.",
      "Is insurance included up to {sum}, or do I need to tick something?",
      "Can I send honey? It's well sealed, I promise.",
      "What do I put in box seven of the customs form, for a gift?",
      "Do you collect from home, or must I carry it to a shop?",
      "Is there a discount if I send about {mins} parcels a month?",
      "Can you send to a prison? My son is allowed books.",
      "Are lithium batteries a problem if they're inside the toy?",
      "Do the new prices apply to labels I've already bought?",
    ],
    answers: [
      fit(/kilos to France/u, "Up to five kilos to France is £14, ten kilos a little under twice that. The calculator has it to the gram."),
      fit(/honey/u, 'Honey is fine if the lid is taped and the jar stands in a bag. Please write "food" on the form, or it waits a day.'),
      fit(/insurance/u, "Anything up to £50 is covered without ticking a box. Above that you choose the value when you pay."),
      fit(
        /box seven/u,
        'For a gift, box seven is "GIFT" and what it is in two words: "wool scarf", not "present". That is the box that holds up most parcels.',
      ),
      fit(/collect from home/u, "We collect from home on weekdays, between nine and five, without extra charge from the third parcel on."),
      fit(/new prices/u, "Labels you have already bought keep their old price for a year."),
    ],
  },
  {
    kind: "question",
    said: [
      "How do I delete my account? I can't find the button.",
      "Are you hiring in {city}? My nephew is looking for part-time work",
      "Who do I write to about a claim, the sender or you?",
      "Is that text about a {sum} fee really from you? It looks dodgy",
      "Do couriers get paid if they wait at the door? Genuine question.",
      "Why does the van come past my house twice a day, once each way?",
      "What happens to parcels nobody collects?",
      "Is there a number for deaf customers? My dad can't use the phone line.",
    ],
    answers: [
      fit(
        /text about a/u,
        "That text is not ours. We never ask for money by text. Please delete it, and if you tapped the link, call your bank first and us after.",
      ),
      fit(/write to about a claim/u, "Write to us, please; the sender gets to hear it from us. Two photos and the order number are all we need."),
      fit(
        /deaf/u,
        'There is: the chat on the help page is typed by people from eight to eight, and your dad can write "text only" so that nobody offers to call.',
      ),
      fit(
        /nobody collects/u,
        "After fourteen days they go back to the sender, and if the sender is gone, to a warehouse where we open them by two people and try to find an owner. It works more often than you'd think.",
      ),
      fit(/twice a day/u, "I don't know, to be honest, and I'd like to: I've asked the planner of your round and will write what she says."),
    ],
  },
];
