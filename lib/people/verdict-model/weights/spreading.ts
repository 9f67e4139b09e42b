import { worth, type Line } from "../line";
import { breadth, byAny, byShare, concentration, withoutCase } from "../strengths";

/** What spreads something: adverts, copies, sheer amount. */
export const spreadingLines = [
  {
    name: "adverts",
    strength: byAny("advert", 0.6),
    sign: "advert",
    worth: worth(-0.5, -0.3, -0.3, 1.2),
    because: "Offers of goods, income or an audience are advertising.",
  },
  {
    name: "contacts",
    strength: byAny("contact", 0.5),
    sign: "contact",
    worth: worth(-0.2, -0.2, -0.1, 0.7),
    because: "Links and numbers lead elsewhere.",
  },
  {
    name: "offers",
    strength: byAny("offer", 0.7),
    sign: "offer",
    worth: worth(-0.4, -0.2, -0.3, 1),
    because: "Who wants readers to buy, join, sign or pass on has something of their own to spread.",
  },
  {
    name: "trades",
    strength: byShare("trade", 0.6),
    sign: "trade",
    worth: worth(-0.8, -0.4, -0.3, 1.5),
    because: "Trades and wares of one’s own are spoken of by those who advertise them.",
  },
  {
    name: "pasted",
    strength: byShare("pasted", 0.75),
    sign: "pasted",
    worth: worth(-0.3, -0.8, -0.7, 1.5),
    because: "One text in several threads is spam, whatever it says.",
  },
  {
    name: "repeated",
    strength: byShare("repeated", 0.6),
    sign: "repeated",
    worth: worth(0, 0, 0.1, 0.2),
    because: "The same words again and again in one thread push rather than talk.",
  },
  {
    name: "bursts",
    strength: withoutCase(byShare("burst", 0.8)),
    sign: "burst",
    worth: worth(0, 0, 0.1, 0.1),
    because: "Five items and more a day without a case of one’s own are unusual.",
  },
  {
    name: "deletions",
    strength: byShare("deleted", 0.5),
    sign: "deleted",
    worth: worth(0, 0, 0.1, 0.1),
    because: "Who takes back much of what they wrote stands by little of it.",
  },
  {
    name: "replies-drawn",
    strength: withoutCase(byShare("drew-replies", 0.5)),
    sign: "drew-replies",
    worth: worth(0, 0, 0.1, -0.1),
    because: "Provocations draw more replies than other comments do (Cheng and others, 2015).",
  },
  {
    name: "one-thread",
    strength: withoutCase(concentration),
    sign: null,
    worth: worth(0, 0, 0.1, -0.1),
    because: "Many words in few threads go with provocation (Cheng and others, 2015), unless there is a case.",
  },
  {
    name: "many-brands",
    strength: withoutCase(breadth),
    sign: null,
    worth: worth(0, 0, 0, 0.1),
    because: "The same account in many brands’ threads without a case is often one that advertises.",
  },
] as const satisfies readonly Line[];
