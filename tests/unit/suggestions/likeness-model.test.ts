import { describe, expect, it } from "vitest";

import { alikeFrom, likenessOf, nearestGroup, sketchOf } from "#lib/suggestions/likeness-model";

const areAlike = (one: string, other: string): boolean => likenessOf(sketchOf(one), sketchOf(other)) >= alikeFrom;

describe("likeness of suggestions", () => {
  it.each([
    ["Please add Apple Pay at checkout", "It would be great if I could pay with Apple Pay"],
    ["Could you deliver on Sundays?", "Sunday delivery please!"],
    ["Bring back the oat milk cappuccino", "Why no oat milk any more? Bring it back!"],
    ["Добавьте, пожалуйста, оплату через СБП", "Было бы здорово, если бы можно было оплатить через СБП"],
    ["Сделайте доставку по воскресеньям", "Хотелось бы доставки в воскресенье"],
    ["Откройте пункт выдачи на Лесной", "Очень нужен пункт выдачи на Лесной улице"],
    ["Pourriez-vous ajouter le paiement par Apple Pay ?", "J'aimerais un paiement Apple Pay svp"],
    ["Ce serait bien d'ouvrir le dimanche matin", "Ouvrez le dimanche matin s'il vous plaît"],
  ])("takes %j and %j for one wish", (one, other) => {
    expect(areAlike(one, other)).toBe(true);
  });

  it.each([
    ["Please open a store in Lyon", "Please open a store in Paris"],
    ["Please add Apple Pay", "Please add a dark theme"],
    ["Добавьте, пожалуйста, тёмную тему", "Добавьте, пожалуйста, доставку ночью"],
    ["Ce serait bien d'ouvrir le dimanche", "Ce serait bien d'avoir une application"],
  ])("keeps %j and %j apart", (one, other) => {
    expect(areAlike(one, other)).toBe(false);
  });

  it("is of a text with itself whole, and of two that say nothing none", () => {
    const long = Array.from({ length: 400 }, (_, place) => `mot${String.fromCharCode(97 + (place % 26), 97 + ((place * 7) % 26))}`).join(" ");
    expect(likenessOf(sketchOf(long), sketchOf(long))).toBe(1);
    expect(sketchOf(long).length).toBeLessThanOrEqual(48);
    expect(likenessOf(sketchOf("Please!"), sketchOf(""))).toBe(0);
    expect(sketchOf("🤷 \u0000 ???")).toEqual([]);
  });

  it("puts an item where what is most alike stands, a person's word first among equals", () => {
    const [pay, dark] = [sketchOf("Please add Apple Pay"), sketchOf("A dark theme")];
    const placed = [
      { suggestionId: "a", sketch: pay, isByHand: false },
      { suggestionId: "b", sketch: pay, isByHand: true },
      { suggestionId: "c", sketch: dark, isByHand: true },
    ];
    expect(nearestGroup(sketchOf("Apple Pay, please"), placed)).toBe("b");
    expect(nearestGroup(sketchOf("dark theme"), placed)).toBe("c");
    expect(nearestGroup(sketchOf("longer opening hours"), placed)).toBeNull();
    expect(nearestGroup(pay, [])).toBeNull();
  });
});
