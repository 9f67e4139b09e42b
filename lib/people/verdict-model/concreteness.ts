/** What pins a text to something that can be looked up. */
export const concreteKinds = ["order-number", "amount", "date", "duration", "place", "product"] as const;
export type ConcreteKind = (typeof concreteKinds)[number];

const readLengthMax = 4000;
const months =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|" +
  "январ[яе]|феврал[яе]|март[ае]|апрел[яе]|ма[яе]|июн[яе]|июл[яе]|август[ае]|сентябр[яе]|октябр[яе]|ноябр[яе]|декабр[яе]|" +
  "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre";
const weekdays =
  "monday|tuesday|wednesday|thursday|friday|saturday|sunday|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche";
const spans =
  "minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|минут[ыу]?|час(?:а|ов)?|д(?:ень|ня|ней)|сут(?:ки|ок)|недел[яюиь]|месяц(?:а|ев)?|год(?:а|у)?|лет|heures?|jours?|semaines?|mois|ans";
const counts =
  "two|three|four|five|six|seven|ten|several|дв[ае]|две|три|четыре|пять|шесть|семь|десять|втор(?:ой|ую)|трет(?:ий|ью)|пол|deux|trois|quatre|cinq|six|sept|huit|dix|quinze";
const currency = "[€$£₽]|eur(?:os?)?|usd|dollars?|bucks|pounds?|quid|руб(?:\\p{L}*)?|тыс(?:\\p{L}*)?|р|balles";
const stops = "(?![\\p{L}\\p{N}])";
const starts = "(?<![\\p{L}\\p{N}])";

const patterns: Readonly<Record<ConcreteKind, RegExp>> = {
  "order-number": new RegExp(
    `(?:№|#|n°|nº|${starts}(?:no|nr|num[ée]ro|number|номер|order|заказ\\p{L}{0,2}|commande|ref(?:erence)?|réf(?:érence)?|ticket|заявк\\p{L}|dossier|flight|train|coach|рейс\\p{L}?|борт\\p{L}?|поезд\\p{L}?|вагон\\p{L}?|талон\\p{L}?|договор\\p{L}?|квитанци\\p{L}|contract|contrat|fiche|facture|invoice|policy|vol)[.:]?)\\s{0,2}(?:is |est |№|#|n°)?\\s?[A-ZА-Я]{0,4}[-\\s]?\\d{3,}|${starts}[A-ZА-Я]{1,4}-?\\d{4,}${stops}|${starts}\\d{6,14}${stops}|${starts}(?=[A-Z\\d]*[A-Z])[A-Z\\d]{2,4}\\d{6,}${stops}`,
    "iu",
  ),
  amount: new RegExp(`[€$£₽]\\s?\\d|${starts}\\d[\\d .,\\u00a0]{0,12}\\s?(?:${currency})${stops}`, "iu"),
  date: new RegExp(
    `${starts}(?:\\d{1,2}(?:st|nd|rd|th|er)?(?: of)? (?:${months})|(?:${months}) \\d{1,2}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?|\\d{4}-\\d{2}-\\d{2}|yesterday|вчера|позавчера|hier|avant-hier|this morning|сегодня утром|ce matin|last (?:night|week|month|${weekdays})|(?:on|since|until|от|во?|со?|до|depuis|ce) (?:прошл\\p{L}{2} )?(?:${weekdays})|(?:${weekdays}) dernier|la semaine derni[èe]re|на прошлой неделе|\\d{1,2}[:h]\\d{2}|\\d{1,2} ?(?:am|pm)|at noon)${stops}`,
    "iu",
  ),
  duration: new RegExp(`${starts}(?:\\d{1,3}|${counts})[\\s-](?:${spans})${stops}`, "iu"),
  place: new RegExp(
    `(?<=\\p{Ll},? )(?:in|at|à|au|aux|de|в|во|на|из|near|from) \\p{Lu}\\p{Ll}{2,}|${starts}(?:branch|store|shop|counter|pickup point|магазин\\p{L}{0,2}|отделени\\p{L}|филиал\\p{L}{0,2}|пункт\\p{L}{0,2}|тц|трц|magasin|agence|boutique|point relais) (?:in|on|at|near|на|в|у|de|du|à|rue|des)${stops}|${starts}(?:ул\\.|улиц\\p{L}|проспект\\p{L}|rue|avenue|boulevard|street|road) \\p{Lu}`,
    "u",
  ),
  product: new RegExp(
    `${starts}(?:size|размер\\p{L}?|taille|pointure|model|модел[ьи]|mod[èe]le) ?(?:№ ?)?[\\p{L}\\d]{0,4}\\d|${starts}[A-Z]{1,4}-?\\d{2,3}[a-z]?${stops}|${starts}\\d{1,4} ?(?:ml|мл|kg|кг|cm|см|gb|гб|go|mbit|мбит)${stops}`,
    "iu",
  ),
};

// "BA 2490", in capitals only: as common words such letters say nothing.
const flightPattern = /(?<![\p{L}\p{N}])[A-ZА-Я]{2} \d{3,4}(?![\p{L}\p{N}])/u;

const addresses = /https?:\/\/\S+|\S+@\S+/giu;

/** Which particulars a text gives: order numbers, amounts, dates, how long, where, which product. */
export const concretenessOf = (text: string): readonly ConcreteKind[] => {
  const read = text.slice(0, readLengthMax).replaceAll(addresses, " ");
  return concreteKinds.filter((kind) => patterns[kind].test(read) || (kind === "order-number" && flightPattern.test(read)));
};
