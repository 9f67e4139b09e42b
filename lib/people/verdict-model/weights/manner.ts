import { worth, type Line } from "../line";
import { answered, byShare, room, unhurried, withoutCopies } from "../strengths";

/** How and when somebody writes, whatever it is about. */
export const mannerLines = [
  {
    name: "first-person",
    strength: byShare("first-person", 0.8),
    sign: "first-person",
    worth: worth(0.4, -0.8, 0, 0.3),
    because: "Who has a case speaks of themselves; who argues or provokes speaks of others.",
  },
  {
    name: "figures",
    strength: byShare("figures", 0.6),
    sign: "figures",
    worth: worth(0.2, 0.2, -0.8, 0.5),
    because: "Figures belong to a case, an argument or an offer; provocations do without.",
  },
  {
    name: "exclaims",
    strength: byShare("exclaims", 0.8),
    sign: "exclaims",
    worth: worth(0, -0.2, -0.2, 0.4),
    because: "Criers of wares exclaim, critics hardly ever.",
  },
  {
    name: "glad",
    strength: byShare("glad", 0.6),
    sign: "glad",
    worth: worth(0.3, -0.3, 0, 0.1),
    because: "Gladness is a guest’s.",
  },
  {
    name: "brief",
    strength: byShare("brief", 0.6),
    sign: "brief",
    worth: worth(0.4, -0.7, 0.3, -0.2),
    because: "Interjections without oneself, a figure or a kind word say nothing that could be answered.",
  },
  {
    name: "long-items",
    strength: withoutCopies(room),
    sign: null,
    worth: worth(-0.2, 0.6, -0.1, -0.1),
    because: "Critics take room to argue; provocations are short.",
  },
  {
    name: "returns",
    strength: byShare("returned", 0.5),
    sign: "returned",
    worth: worth(1.2, -0.5, 0, -0.4),
    because: "Who has a case comes back to it in its thread; who spreads something does not.",
  },
  {
    name: "answered",
    strength: answered,
    sign: null,
    worth: worth(0.3, -0.1, 0.2, -0.4),
    because: "Whom the brand answers has mostly something that can be answered.",
  },
  {
    name: "unhurried",
    strength: unhurried,
    sign: null,
    worth: worth(0.2, 0.7, -0.5, -0.5),
    because: "Critics and guests write from time to time; who provokes or spreads something is quick.",
  },
] as const satisfies readonly Line[];
