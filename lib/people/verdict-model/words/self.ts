import { phrasesOf } from "../phrases";

/** Speaks of oneself. */
export const firstPerson = phrasesOf(
  "{i|me|my|mine|we|us|our|ours}",
  "{я|мне|меня|мной|мой|моя|мое|мои|моего|моей|мою|моим|моих|мы|нам|нас|нами|наш|наша|наше|наши|нашего|нашей|нашу|наших}",
  "{je|j|me|m|moi|mon|ma|mes|mien|mienne|nous|notre|nos}",
);

const leadIns = "and|but|ok|so|then|just|finally|today|now|again|и|а|но|вот|ну|сегодня|вчера|уже|снова|опять|et|mais|bon|enfin|puis|deja";
const englishDeeds =
  "got|went|came|found|received|paid|ordered|bought|sent|tried|called|rang|phoned|emailed|asked|waited|returned|booked|changed|sat|stood|took|lost|missed|arrived|drove|switched|signed|moved|reported|gave|used|replaced|cancelled|checked|woke|stayed|spent";
const frenchDeeds = "recue?s?|(?:trouv|rembours|pay|command|achet|appel|envoy|repar|attend|essay|pass|test|annul|livr|demand|chang|arriv|verifi|resili)ee?s?|attendu";
const notDeeds = "если|была|были|стала|стали|школа|школы|дела|сила|скала|пчела|правила|начала|мало|было|стало";
const russianDeeds = `(?!(?:${notDeeds})(?!\\p{L}))[а-я]{3,}(?:[аеиоуыя]л(?:а|и|ся|ась|ись)?|(?:ш|с|з)л[аи])`;

/** A clause that begins with what somebody did and names nobody: "paid twice", "дозвонилась", "reçu hier". Expects folded text. */
export const unnamedDeed = new RegExp(`(?:^|[.!?;,:()\\n—–]\\s*)(?:(?:${leadIns}) )?(?:${englishDeeds}|${frenchDeeds}|${russianDeeds})(?!\\p{L})`, "u");
