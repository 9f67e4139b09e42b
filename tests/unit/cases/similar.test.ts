import { describe, expect, it } from "vitest";

import { mostSimilar } from "#lib/cases/model/similar";

const closed = [
  { id: "double-debit", text: "Double debit at the cash machine. Transfer the same day, with an apology by name." },
  { id: "lost-parcel", text: "Parcel lost between Lille and Leeds. A courier brings another one tomorrow." },
  { id: "двойное", text: "Дважды списали оплату за приём. Перевод в тот же день вместо зачёта." },
];

describe("what the team has seen before", () => {
  it("is found by the words of the matter, the likest first", () =>
    expect(mostSimilar("Debited twice: a double debit for one visit", closed, 3)).toEqual(["double-debit"]));

  it("is found however the words are bent", () => expect(mostSimilar("Двойное списание: оплату приёма списали дважды", closed, 3)).toEqual(["двойное"]));

  it("is nothing where nothing is like it", () => expect(mostSimilar("The opening hours on the door are wrong", closed, 3)).toEqual([]));
});
