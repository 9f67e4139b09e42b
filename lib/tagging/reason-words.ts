import type { Reason, ReasonCode } from "./settle-model";

export type ReasonLocale = "en" | "ru" | "fr";

/** The language of ours for a reader of any language. */
export const reasonLocale = (language: string): ReasonLocale => (language === "ru" || language === "fr" ? language : "en");

type Params = Reason["params"];
type Words = Readonly<Record<ReasonCode, string | ((params: Params) => string)>>;

/**
 * A reason as a short sentence for the reader. Dates in `params` (`answeredAt`, `askedAt`, `at`) are printed as they come,
 * so the caller formats them for the reader's zone first.
 */
export const reasonInWords = (reason: Reason, locale: ReasonLocale): string => {
  const words = dictionary[locale][reason.code];
  const sentence = typeof words === "string" ? words : words(reason.params);
  return waitingCodes.has(reason.code) ? `${sentence}; ${outcome[locale](reason.params)}` : sentence;
};

const waitingCodes: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "question",
  "complaint",
  "praise",
  "suggestion",
  "hostile",
  "remark",
  "new-matter",
  "asked-detail",
]);

const outcome: Readonly<Record<ReasonLocale, (params: Params) => string>> = {
  en: ({ answeredAt }) => (answeredAt === undefined ? "nobody from the brand has replied" : `a reply from the brand on ${answeredAt}`),
  ru: ({ answeredAt }) => (answeredAt === undefined ? "от бренда никто не ответил" : `бренд ответил ${answeredAt}`),
  fr: ({ answeredAt }) => (answeredAt === undefined ? "personne de la marque n'a répondu" : `réponse de la marque le ${answeredAt}`),
};

const english: Words = {
  question: "asks a question",
  complaint: "complains",
  praise: "praises or thanks the brand",
  suggestion: "makes a suggestion",
  hostile: ({ tone }) => (tone === "threat" ? "threatens" : "insults without a matter"),
  remark: "speaks to the brand, without a question, complaint or praise",
  "new-matter": ({ kind }) => (kind === "complaint" ? "complains again after the brand's answer" : "asks again after the brand's answer"),
  "asked-detail": ({ askedAt }) => (askedAt === undefined ? "gives the detail the brand asked for" : `gives the detail the brand asked for on ${askedAt}`),
  ours: "written by the brand",
  spam: "spam",
  "deleted-by-author": ({ at }) => (at === undefined ? "deleted by its author" : `deleted by its author on ${at}`),
  dismissed: "somebody of the team said that no answer is needed",
  "addressed-elsewhere": ({ name }) => (name === undefined ? "customers talking to each other" : `customers talking to each other; this is for ${name}`),
  "tag-a-friend": "only shows the page to a friend",
  "closed-with-thanks": ({ answeredAt }) =>
    answeredAt === undefined ? "only thanks after the brand's reply" : `only thanks after the brand's reply on ${answeredAt}`,
  "policy-excludes": "the brand's policy does not ask for an answer to this",
};

const russian: Words = {
  question: "задан вопрос",
  complaint: "жалоба",
  praise: "похвала или благодарность бренду",
  suggestion: "предложение",
  hostile: ({ tone }) => (tone === "threat" ? "угроза" : "оскорбление без существа дела"),
  remark: "обращение к бренду без вопроса, жалобы или похвалы",
  "new-matter": ({ kind }) => (kind === "complaint" ? "новая жалоба после ответа бренда" : "новый вопрос после ответа бренда"),
  "asked-detail": ({ askedAt }) => (askedAt === undefined ? "сообщает то, о чём спросил бренд" : `сообщает то, о чём бренд спросил ${askedAt}`),
  ours: "написано брендом",
  spam: "спам",
  "deleted-by-author": ({ at }) => (at === undefined ? "удалено автором" : `удалено автором ${at}`),
  dismissed: "сотрудник отметил, что ответ не нужен",
  "addressed-elsewhere": ({ name }) => (name === undefined ? "посетители говорят между собой" : `посетители говорят между собой; адресат: ${name}`),
  "tag-a-friend": "только показывает страницу другу",
  "closed-with-thanks": ({ answeredAt }) =>
    answeredAt === undefined ? "только благодарность после ответа бренда" : `только благодарность после ответа бренда ${answeredAt}`,
  "policy-excludes": "по правилам бренда на такое не отвечают",
};

const french: Words = {
  question: "pose une question",
  complaint: "se plaint",
  praise: "félicite ou remercie la marque",
  suggestion: "fait une suggestion",
  hostile: ({ tone }) => (tone === "threat" ? "menace" : "insulte sans motif"),
  remark: "s'adresse à la marque, sans question, plainte ni éloge",
  "new-matter": ({ kind }) =>
    kind === "complaint" ? "se plaint de nouveau après la réponse de la marque" : "pose une nouvelle question après la réponse de la marque",
  "asked-detail": ({ askedAt }) =>
    askedAt === undefined ? "donne la précision demandée par la marque" : `donne la précision demandée par la marque le ${askedAt}`,
  ours: "écrit par la marque",
  spam: "spam",
  "deleted-by-author": ({ at }) => (at === undefined ? "supprimé par son auteur" : `supprimé par son auteur le ${at}`),
  dismissed: "un membre de l'équipe a indiqué qu'aucune réponse n'est nécessaire",
  "addressed-elsewhere": ({ name }) => (name === undefined ? "des clients parlent entre eux" : `des clients parlent entre eux ; ceci s'adresse à ${name}`),
  "tag-a-friend": "montre seulement la page à un ami",
  "closed-with-thanks": ({ answeredAt }) =>
    answeredAt === undefined ? "simple remerciement après la réponse de la marque" : `simple remerciement après la réponse de la marque le ${answeredAt}`,
  "policy-excludes": "la politique de la marque n'exige pas de réponse ici",
};

const dictionary: Readonly<Record<ReasonLocale, Words>> = { en: english, ru: russian, fr: french };
