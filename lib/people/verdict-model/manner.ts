import type { Reading } from "./reading";
import { linksElsewhere } from "./substance";
import { offers } from "./words/adverts";
import { peopleAtLarge } from "./words/critique";
import { secondPerson } from "./words/service";

/** Speaks to somebody, and not of oneself. */
export const speaksToOthers = ({ says, isFirstPerson }: Reading): boolean => says(secondPerson) && !isFirstPerson;

const promoCodePattern = /(?:code|код)\s+["«]?[A-ZА-Я]{3,}\d{0,3}(?!\p{Ll})/u;

const visitorPattern = /^(?:@[\p{L}\p{N}._]+|\p{Lu}\p{Ll}+,)\s/u;

/** Chides another visitor, called by name at the beginning. */
export const isChiding = ({ text, tags, says, isFirstPerson }: Reading): boolean =>
  visitorPattern.test(text) &&
  (text.startsWith("@") || says(secondPerson)) &&
  !isFirstPerson &&
  (tags.sentiment === "negative" || tags.tones.includes("toxic"));

// "Comment FREEDOM": a word to answer with.
const passwordPattern =
  /(?:[Cc]omment|[Tt]ype|[Ss]end|[Rr]eply|[Ww]rite|[Cc]ommente[zr]?|[Rr][ée]ponds|[ÉEée]cris|[Пп]иши(?:те)?|[Нн]апиши(?:те)?)\s+["«]?\p{Lu}{2,}/u;

/** Wants readers to buy, join, sign or pass on. */
export const isOffer = (read: Reading): boolean =>
  read.says(offers) || linksElsewhere(read) || promoCodePattern.test(read.text) || passwordPattern.test(read.text);

/** Speaks of people at large, of law, money and shares of a whole, not of oneself. */
export const isAtLarge = ({ says, isFirstPerson, text }: Reading): boolean => !isFirstPerson && (says(peopleAtLarge) || /\d\s?%/u.test(text));

const briefWordsMax = 6;

/** A few words without oneself, a figure or a kind word: an interjection. */
export const isBrief = ({ words, isFirstPerson, text, tags }: Reading): boolean =>
  words <= briefWordsMax && !isFirstPerson && !/\p{N}/u.test(text) && tags.intent !== "praise" && tags.intent !== "courtesy";
