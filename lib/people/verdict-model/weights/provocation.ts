import { worth, type Line } from "../line";
import { answeredInVain, byAny, byShare, emptiness, whileProvoking, withoutCase } from "../strengths";

/** What provokes, and what stays silent beside it. */
export const provocationLines = [
  {
    name: "insults",
    strength: withoutCase(byShare("insult", 0.5)),
    sign: "insult",
    worth: worth(-0.1, -0.3, 0.5, -0.1),
    because: "Name-calling without a matter provokes; beside an own case it weighs little.",
  },
  {
    name: "rude",
    strength: withoutCase(byShare("rude", 0.6)),
    sign: "rude",
    worth: worth(-0.1, -0.2, 0.4, -0.2),
    because: "Strong words alone say little: many customers swear.",
  },
  {
    name: "harsh",
    strength: withoutCase(byShare("harsh", 0.6)),
    sign: "harsh",
    worth: worth(-0.2, -0.2, 0.5, -0.2),
    because: "A harsh tone without a case is aimed at somebody.",
  },
  {
    name: "mockery",
    strength: byShare("mocks", 0.5),
    sign: "mocks",
    worth: worth(-0.3, -0.3, 0.9, -0.2),
    because: "Who laughs at the matter or at those who have one wants a reaction, not an answer.",
  },
  {
    name: "derision",
    strength: byShare("derides", 0.5),
    sign: "derides",
    worth: worth(-0.1, -0.2, 0.5, -0.1),
    because: "Looking down on staff and buyers aims at persons.",
  },
  {
    name: "contempt",
    strength: byShare("contempt", 0.6),
    sign: "contempt",
    worth: worth(-0.6, -0.6, 1.4, -0.3),
    because: "Wits, age, zoo and stage: the pictures of contempt are about persons, not about a matter.",
  },
  {
    name: "baiting",
    strength: byShare("baits", 0.4),
    sign: "baits",
    worth: worth(0, -0.1, 0.3, -0.1),
    because: "Who turns to the other visitors to stir them up provokes.",
  },
  {
    name: "chiding",
    strength: byAny("chides", 0.4),
    sign: "chides",
    worth: worth(-0.1, -0.1, 0.3, -0.1),
    because: "Who calls another visitor by name to put them down seeks a quarrel.",
  },
  {
    name: "to-others",
    strength: byShare("to-others", 0.6),
    sign: "to-others",
    worth: worth(-0.3, 0, 0.5, -0.2),
    because: "Words to others that hold nothing of oneself seek a quarrel more often than help.",
  },
  {
    name: "spurning",
    strength: byAny("spurns", 0.4),
    sign: "spurns",
    worth: worth(-0.1, -0.2, 0.4, -0.2),
    because: "Help is turned away where there is nothing to be helped with.",
  },
  {
    name: "spurned-help",
    strength: byAny("spurned-help", 0.3),
    sign: "spurned-help",
    worth: worth(0, -0.3, 0.3, 0),
    because: "After an answer of the brand the provocation goes on.",
  },
  {
    name: "at-you",
    strength: whileProvoking(byShare("at-you", 0.5)),
    sign: "at-you",
    worth: worth(-0.1, -0.2, 0.4, -0.2),
    because: "Words at somebody that hold no matter are about the person.",
  },
  {
    name: "answered-in-vain",
    strength: whileProvoking(answeredInVain),
    sign: null,
    worth: worth(-0.2, -0.3, 0.8, -0.2),
    because: "The brand answered, and still no matter and no reason came up.",
  },
  {
    name: "empty",
    strength: whileProvoking(emptiness),
    sign: "empty",
    worth: worth(-0.3, -0.4, 0.8, -0.2),
    because: "Most items hold neither a matter, nor a reason, nor a kind word.",
  },
] as const satisfies readonly Line[];
