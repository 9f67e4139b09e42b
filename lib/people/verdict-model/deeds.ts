const leadIns = "and|but|ok|so|then|just|finally|today|now|again|и|а|но|вот|ну|сегодня|вчера|уже|снова|опять|et|mais|bon|enfin|puis|déjà";
const ends = "(?!\\p{L})";
const begins = "(?<!\\p{L})";
const clauseBegins = `(?:^|[.!?;\\n]\\s*)(?:(?:${leadIns}) )?`;

const irregular =
  "got|went|came|found|paid|bought|sent|rang|sat|stood|took|lost|drove|gave|woke|spent|had|made|put|wore|ate|drank|slept|left|told|said|kept|broke|chose|flew|rode|brought|wrote|read|saw|met";
const english = [
  `${clauseBegins}(?:${irregular}|(?!need|indeed|speed|feed|seed|bed|red)\\p{L}{2,}ed)${ends}(?! by)`,
  `${begins}(?:i|we)(?:['’]ve|['’]d)?(?: \\p{L}+)? (?:${irregular}|(?!need|indeed)\\p{L}{2,}ed)${ends}`,
  `${begins}(?:charged|told|sent|gave|sold|refunded|promised|offered|helped|called|phoned|billed|changed|replaced|fixed|cost) (?:me|us|mine)${ends}`,
];

const notDeeds = "если|была|были|было|стала|стали|стало|школа|школы|дела|сила|скала|правила|начала|мало";
const past = `(?!(?:${notDeeds})${ends})[а-я]{2,}(?:[аеиоуыя]л(?:а|и|ся|ась|ись)?|[шзс]л[аи])`;
const russian = [
  `${clauseBegins}${past}${ends}`,
  `${begins}(?:я|мы|мне|нам|меня|нас)(?: [\\p{L}\\d]+){0,3} ${past}${ends}`,
  `${begins}${past} (?:я|мы|мне|нам|меня|нас)${ends}`,
];

const participle = "\\p{L}+(?:é|ée|és|ées|[^aeiouq]u|ue|us|[^a]is|ise|ise|it|ite|ert|erte|i)";
const french = [
  `${clauseBegins}(?:re[çc]u|trouvé|remboursé|payé|commandé|acheté|appelé|envoyé|réparé|attendu|essayé|passé|testé|annulé|livré|demandé|changé|échangé|arrivé|retrouvé|revenu|résilié|pris|perdu|rendu)e?s?${ends}`,
  `${begins}(?:j['’]ai|j['’]avais|nous avons|on a|on avait|je (?:me )?suis|nous sommes|on (?:y )?est|(?:m|nous )['’]?(?:a|ont|avez|est|sont))(?: \\p{L}+){0,2} ${participle}${ends}`,
];

const habit = `${begins}(?:i|we|я|мы|je|on|nous)(?: \\p{L}+){0,3} (?:every|each|кажд\\p{L}{2,3}|tous les|toutes les|chaque)${ends}`;

const deeds = new RegExp([...english, ...russian, ...french, habit].join("|"), "u");
const readLengthMax = 4000;

/** Tells what the writer did, does every week or had done to them, be it without naming themselves: "I've called them", "paid twice", "дозвонилась", "reçu hier". */
export const tellsDeeds = (text: string): boolean => deeds.test(text.slice(0, readLengthMax).toLowerCase().replaceAll("ё", "е"));
