import type { Scene } from "../story-model";

/** Insults without a matter, threats, provocation: in English. */
export const englishRough: readonly Scene[] = [
  {
    kind: "hostile",
    said: [
      "Clowns. The lot of you.",
      "You are morons, every single one.",
      "Go to hell, you useless parasites.",
      "Whoever runs this page is a brainless puppet.",
      "Scum. That's all I have to say.",
      "What a pack of lying b*stards.",
      "Shove your apologies up your a**, idiots.",
      "Hope you all get sacked, losers.",
      "Pathetic imbeciles.",
      "{agent}, you're as thick as two planks.",
      "Liars and cretins. Bye.",
      "f*ck you and your fake smiles",
    ],
    answers: [],
  },
  {
    kind: "threat",
    said: [
      "I know which door your people smoke behind. Tell them to watch their backs.",
      "If I see that man on my street again he'll leave in an ambulance.",
      "Someone should set fire to that building and I wouldn't cry.",
      "{agent}, I'll find out where you live.",
      "Next time I come with a bat and we'll see who's laughing.",
      "One of these nights your windows will be gone. Just saying.",
      "You'd better not be alone in the car park {onDay}.",
    ],
    answers: [],
  },
  {
    kind: "troll",
    said: [
      "Everybody knows these comments are written by the firm itself. Wake up, sheep.",
      "Another fairy tale. Nobody believes you. Nobody.",
      "Funny how only the praise gets likes. Bots talking to bots.",
      "Imagine being proud of this. Couldn't be me.",
      "They'll delete this because they fear the truth.",
      "I have nothing to do with them, thank god, but it's fun to watch you all cry.",
      "People who use this deserve what they get.",
      "Still waiting for ONE honest sentence here.",
      "Ten years from now nobody will remember this joke of a firm.",
      "Oh look, the help desk pretends to care again.",
      "Anyone who defends them is paid. Prove me wrong.",
      "You could post a photo of a brick and these people would clap.",
    ],
    answers: [],
  },
];

/** Adverts of invented firms, in English. */
export const englishSpam: readonly string[] = [
  "Earn {sum} a day from your sofa!!! Proven method, ask me how: http://easy-sofa-cash.example/{n}",
  "Best replica watches 90% OFF today only >> http://watch-bargain.example",
  "I was sceptical too but this trader doubled my savings in {n} days. Write to Mr. Goldwyn on the messenger +00 555 0{n}17",
  "Cheap followers, likes, reviews. 1000 for {sum}. http://star-factory.example",
  "LOSE {n} KILOS IN A WEEK with this one fruit http://slim-fruit.example",
  "Hot singles in {city} want to meet you tonight http://meet-now.example",
  "Nice article! I also wrote about this at my blog http://my-great-blog.example please visit and subscribe",
  "Unlock your phone, any model, {sum} only. http://unlock-corner.example",
  "Casino bonus {sum} no deposit! Spin now http://lucky-spin.example/?ref={n}{mins}",
  "Loans without questions, money in {mins} minutes, http://fast-loan.example",
  "Download free movies 2026 full HD http://film-heap.example",
  "Thank you Dr. Oba for bringing my husband back with his spell, contact him at spells@oba.example",
];
