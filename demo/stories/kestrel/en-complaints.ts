import { fit, type Scene } from "../story-model";

/** What goes wrong with a parcel, in English. */
export const kestrelEnglishComplaints: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      'My parcel {order} was due {onDay} and it is still "at the depot". That\'s {n} days now.',
      "Paid for next day. Got next week. {order}",
      "Waited in all day {onDay}, took time off work for it, and nobody came. Not a call, not a message.",
      "Third order in a row that's late. I've stopped believing the delivery window, it means nothing.",
      "The window said {time}. It's now hours past that and the tracking hasn't moved since breakfast.",
      "It was my daughter's birthday present. Her birthday was {onDay}. You can guess the rest.",
      "{n} days from {city} to {city2}. I could have walked it.",
      '"Out for delivery" for {n} days running. Where does the van go, exactly?',
      "I run a small shop and {n} of my customers have written to me this week because their parcels never arrived. I am the one who has to refund them.",
      "Medicine for my mother is in that parcel. It has to stay cool. It has been sitting somewhere since {onDay}.",
      'Delivery moved for the third time. Each time I get the cheerful text "we\'ve got news!" and the news is bad.',
      "I rearranged a hospital appointment to be in for this. No show.",
    ],
    answers: [
      "You planned your day around us and nobody came; I'm sorry. I've asked the depot where the parcel stands and will write here by {time} with what they say, even if it is only half an answer.",
      "A promised day that passes in silence is the worst of it, I know. I can see the parcel left the hub but was not scanned onto a van. The depot is looking for it by hand now; I'll come back to you today.",
      "Thank you for setting it out so plainly. Two things would help me move it: is the address on the label complete, and may the courier leave it with a neighbour? Meanwhile I've put it first on tomorrow's list.",
      "This should have been with you days ago. Could you write to desk@kestrel.example with the order number, so that we can talk about the refund of the delivery charge without your details standing here?",
    ],
  },
  {
    kind: "complaint",
    said: [
      "Box arrived looking like it had been used as a football. The lamp inside is in {n} pieces.",
      "Parcel was left out in the rain, the cardboard was porridge. Books ruined. Photos on request.",
      'Everything inside was broken. "Fragile" was printed on all six sides.',
      "Someone opened my parcel and taped it up again. A charger is missing, worth {sum}.",
      "The courier threw it over the gate. I have it on the doorbell camera.",
      "Bottle smashed, whole box sticky, and the claim form wants the original packaging which I obviously threw away because it was DRIPPING.",
      "Second crushed delivery in a month. It's always the {city} depot.",
      "The plant I ordered arrived upside down. Arrow on the box, arrow pointing up. How.",
      "Your form says damage claims take 10 working days. It's been {n} weeks and I'm still {sum} down.",
      "Screen cracked corner to corner. Sender says it's you, you say it's the sender. I'm tired.",
    ],
    answers: [
      "Thank you for describing it; that should not happen to anything we carry. You don't need the original box: two photos are enough. Please send them to desk@kestrel.example with the order number, and I'll open the claim myself.",
      fit(
        /threw it|crushed|upside down|football|broken/u,
        "I'm sorry about what arrived. I've asked the depot how it was loaded, because you deserve to know how it happened and not only get the money back. I'll write here by tomorrow noon.",
      ),
      fit(/sender/u, "Between the sender and us you should not be the one running about. I'll write to the sender today and tell you here what we agreed."),
    ],
  },
  {
    kind: "complaint",
    said: [
      '"We tried to deliver but you were out." I was sitting two metres from the door.',
      "Card through the letterbox at {time}. No knock, no bell, the dog didn't even bark and that dog barks at butterflies.",
      'The photo of my "delivered" parcel shows a door that is not my door. It\'s not even my colour.',
      'Says signed for by "RESIDENT". I am the resident. I signed nothing.',
      "Delivered to number 41. I live at 14. Number 41 has never heard of it.",
      "Left it in the recycling bin. On recycling day. You know what happened next.",
      "Your driver marked it as refused. I would never refuse it, I've been waiting {n} days for it!",
      'Left with "a neighbour". Which one? There are 60 flats here.',
      "My parcel is apparently in {city2}. I live in {city}.",
      "The courier didn't bother with the stairs again. Fourth floor, yes, there is a lift.",
    ],
    answers: [
      fit(
        /you were out|No knock|refused/u,
        "You were in and still got the card; I understand how that reads. I've asked for the van's position at that minute and will tell you here what it shows, whichever side it speaks for.",
      ),
      fit(
        /photo|number 41|RESIDENT/u,
        "Thank you, the door in the photo settles it: it went to the wrong house. The courier goes back there this afternoon. I'll write when the parcel is in his hands.",
      ),
      fit(
        /neighbour|city2|stairs/u,
        "I don't know yet which neighbour it was. I've asked the courier, who is on his round until six, and will answer you here tonight.",
      ),
      fit(
        /recycling bin/u,
        "That is not a safe place by anybody's measure. I've noted your door on the courier's list: hand to hand or back to the depot. About the value of what was lost, please write to desk@kestrel.example so that we can put it right.",
      ),
    ],
  },
  {
    kind: "complaint",
    said: [
      "{mins} minutes on hold, then cut off. Twice. I've now heard that flute tune more often than my own children.",
      "The chat bot asked me {n} times if it had solved my problem. It had not.",
      "Tracking page just spins. Tried three browsers and my neighbour's phone.",
      "The app logged me out and now says my e-mail doesn't exist. I get your newsletters on it every week!",
      "You answered my e-mail after {n} days with a link to the page I complained about.",
      "Nobody at your parcel shop in {city} knew what to do with the code. Queue of eleven people watching me.",
      "Charged twice for one label. {sum} each time. The bank says it's on your side.",
      "Your price calculator said {sum}, at the counter it was nearly double.",
      "I've explained the same thing to four different people. Does nobody write anything down?",
      "The locker opened the wrong door. Somebody else's parcel inside, mine nowhere.",
    ],
    answers: [
      fit(
        /explained the same|asked me|parcel shop|locker|answered my e-mail/u,
        "Explaining the same thing again and again is wearing. You won't have to a fifth time: I've written it down with your name and it stays with me until it's settled. I'll call the depot now.",
      ),
      fit(
        /on hold/u,
        "Thank you for telling us, and I'm sorry about the wait. Lines are shortest before nine, but you shouldn't need the phone for this at all: please send the order number to desk@kestrel.example and mention this comment.",
      ),
      fit(
        /twice for one label|price calculator/u,
        "A charge taken twice goes back once I've seen both lines. Could you send the two dates, no card numbers please, to desk@kestrel.example? I'll confirm here when it's done.",
      ),
      fit(
        /Tracking page|app logged/u,
        "The tracking fault is ours and known since this morning; it should be gone by {time}. I've looked the parcel up from the inside: it is on the van.",
      ),
    ],
  },
  {
    kind: "complaint",
    said: [
      "Your driver blocked my drive for {mins} minutes and laughed when I asked him to move. He's an idiot and you should know it.",
      'The courier called my wife "love" and then something worse when she asked him to repeat it. What kind of clowns do you hire?',
      "Absolute muppets at the {city} depot. My parcel has been there and back three times. {order}",
      'What a bunch of useless liars. "Your parcel is on its way" - it was never even collected.',
      "This is such a bloody shambles. {n} weeks for a pair of shoes.",
      "F***ing hell, how hard is it to read a house number? {order} went to the wrong street AGAIN.",
      "Are you sh*tting me? It says delivered and there is NOTHING here.",
      "Sick of this crap. Every single time it's this company it's late, and every single time it's my fault somehow.",
      "You lot couldn't deliver a letter to your own mother. My claim for {sum} is {n} weeks old, you clowns.",
      "Piss-poor service. Waited from 8 to 8 {onDay}, nothing.",
    ],
    answers: [
      "I can hear how angry you are, and a parcel that never left the yard is a fair reason. What I can do: I've asked the depot for its last scan and will write here by {time}. I'd ask you to leave my colleagues' names out of it; they read this too.",
      fit(
        /blocked my drive|called my wife/u,
        "That is not how anybody should be spoken to at their own door. I've passed it to the head of the depot, who will hear both sides. May he call you? If so, please send a number to desk@kestrel.example.",
      ),
      fit(
        /muppets|street AGAIN|Every single|claim for/u,
        "You're right about the facts: it went wrong more than once. I'm going through the scans now and will tell you where it is, or that I don't know, by the end of today.",
      ),
    ],
  },
];
