import type { ThreadMessage } from "../settle-model";
import { notNeeded, type Phase, type Situation } from "./phase";

/** Advertising gets no answer, whoever called it that: the platform, a person or the tagger. */
export const spam: Phase = (situation) => (isSaidToBeSpam(situation.message) || isLikelySpam(situation) ? notNeeded("spam") : null);

const isSaidToBeSpam = ({ visibility, tones, areTonesSaid }: ThreadMessage): boolean => visibility === "spam" || (areTonesSaid && tones.includes("spam"));

// The tagger's flag alone does not silence a question, a lament or somebody the brand talks with, unless they lead elsewhere as adverts do.
const isLikelySpam = ({ message, author }: Situation): boolean =>
  message.tones.includes("spam") && ((!wantsSomething(message) && author.lastAnswer === null) || leadsElsewhere.test(message.text));

const wantsSomething = ({ intent, sentiment }: ThreadMessage): boolean => intent === "question" || intent === "complaint" || sentiment === "negative";

const leadsElsewhere =
  /https?:|www\.|\.(?:com|net|org|ru|fr|shop|sale|click|example)\b|@[\w.]{3}|\b(?:whatsapp|telegram|discord|dms?|inbox|(?:in|my) (?:bio|profile)|en bio|mon profil|abonne[rz]|subscribe|casino|crypto)\b|ват?сап|вотсап|телеграм|(?<!\p{L})(?:в|шапке) (?:личку|лс|тг|директ|профил)|подпи[сш]|казино/iu;
