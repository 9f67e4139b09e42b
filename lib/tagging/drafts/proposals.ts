import type { DraftHintKind, DraftProblemKind } from "./draft-model";

export type ProposalLocale = "en" | "ru" | "fr";

/** What is wrong with a draft and what to say instead, as a short text for whoever writes it. */
export const problemInWords = (kind: DraftProblemKind, locale: ProposalLocale): string => problems[locale][kind];

/** What a draft had better have besides. */
export const hintInWords = (kind: DraftHintKind, locale: ProposalLocale): string => hints[locale][kind];

const problems: Readonly<Record<ProposalLocale, Readonly<Record<DraftProblemKind, string>>>> = {
  en: {
    insult:
      "This calls somebody names. Say what was done and what follows from it: “Please leave out the insult. If it happens again, we will remove the comment.”",
    blame: "This puts the fault on the customer. Say what can be done now: “The term ended on 3 May. What I can still do for you is …”",
    sarcasm: "This reads as mockery. Say plainly what you mean, or leave the sentence out.",
    dismissive: "This sends the customer away. Say who takes care of it and when: “I will ask the courier today and write to you by 17:00.”",
    advertising: "This is no place for an offer: the customer came with another matter. Leave it out.",
    "empty-promise":
      "Nothing here can be held to. Name a deed and a date: “I have asked the depot and will write to you on Thursday”, or say “I don't know yet”.",
    "no-greeting": "The reply begins without a greeting. Begin with “Hello” or with the customer's name.",
    "wrong-language": "The customer writes in another language. Answer in that language.",
    shouting: "Capitals and rows of exclamation marks read as shouting. Write it in plain letters with one mark.",
  },
  ru: {
    insult:
      "Здесь кого-то обзывают. Скажите, что произошло и что за этим последует: «Пожалуйста, без оскорблений. Если это повторится, мы удалим комментарий».",
    blame: "Вина переложена на клиента. Скажите, что можно сделать сейчас: «Срок истёк 3 мая. Я ещё могу предложить вам …»",
    sarcasm: "Это читается как насмешка. Скажите прямо, что имеете в виду, или уберите фразу.",
    dismissive: "От клиента отмахиваются. Скажите, кто и когда займётся делом: «Сегодня спрошу курьерскую службу и напишу вам до 17:00».",
    advertising: "Предложению здесь не место: человек пришёл с другим делом. Уберите его.",
    "empty-promise": "Такое обещание не проверить. Назовите дело и срок: «Я запросил склад и напишу вам в четверг» — или скажите «пока не знаю».",
    "no-greeting": "Ответ начинается без приветствия. Начните со «Здравствуйте» или с имени клиента.",
    "wrong-language": "Клиент пишет на другом языке. Ответьте на его языке.",
    shouting: "Заглавные буквы и ряды восклицательных знаков читаются как крик. Напишите обычными буквами, с одним знаком.",
  },
  fr: {
    insult:
      "Ce passage insulte quelqu'un. Dites ce qui s'est passé et ce qui s'ensuit : « Merci de ne pas insulter. La prochaine fois, nous retirerons le commentaire. »",
    blame: "La faute est rejetée sur le client. Dites ce qui reste possible : « Le délai a pris fin le 3 mai. Ce que je peux encore faire, c'est … »",
    sarcasm: "Cela se lit comme une moquerie. Dites simplement ce que vous voulez dire, ou retirez la phrase.",
    dismissive: "Le client est éconduit. Dites qui s'en occupe et quand : « J'interroge le transporteur aujourd'hui et je vous écris avant 17 h. »",
    advertising: "Une offre n'a pas sa place ici : le client est venu pour autre chose. Retirez-la.",
    "empty-promise":
      "Rien ici n'engage. Nommez un acte et une date : « J'ai interrogé le dépôt et je vous écris jeudi », ou dites « je ne le sais pas encore ».",
    "no-greeting": "La réponse commence sans salutation. Commencez par « Bonjour » ou par le nom du client.",
    "wrong-language": "Le client écrit dans une autre langue. Répondez dans la sienne.",
    shouting: "Les capitales et les rangées de points d'exclamation se lisent comme un cri. Écrivez en minuscules, avec un seul point.",
  },
};

const hints: Readonly<Record<ProposalLocale, Readonly<Record<DraftHintKind, string>>>> = {
  en: { "no-sign-off": "Nobody has signed. A name at the end tells the customer who is speaking." },
  ru: { "no-sign-off": "Подписи нет. Имя в конце скажет клиенту, кто с ним говорит." },
  fr: { "no-sign-off": "Il manque une signature. Un nom à la fin dit au client qui lui parle." },
};
