import type { Rules } from "../rule-model";

/** House rules to start from, where a brand has none. */
export const houseRules: Rules = {
  preamble: {
    en: "These are our pages, and everybody who reads them is our guest. We answer what you write, praise as much as complaint. Criticism is welcome here and is never removed for being criticism.\n\nWhat breaks one of the rules below may be removed; we name the rule when we do it. After a repeated insult, or at once after a threat, we exclude its author. Whoever thinks that we were wrong can object: a person who was not part of the decision will look at it again.",
    ru: "Это наши страницы, и каждый, кто их читает, у нас в гостях. Мы отвечаем на всё, что вы пишете: и на похвалу, и на жалобу. Критика здесь желанна, и за одно то, что это критика, мы ничего не удаляем.\n\nТо, что нарушает одно из правил ниже, может быть удалено, и мы всегда называем это правило. За повторное оскорбление, а за угрозу сразу, мы закрываем автору доступ. Если вы считаете, что мы ошиблись, возразите: решение заново рассмотрит сотрудник, который в нём не участвовал.",
    fr: "Vous êtes ici sur nos pages, et quiconque les lit est notre invité. Nous répondons à ce que vous écrivez, aux éloges comme aux plaintes. La critique est bienvenue et n’est jamais retirée parce qu’elle critique.\n\nCe qui enfreint l’une des règles ci-dessous peut être retiré ; nous nommons alors la règle. Après une insulte répétée, ou aussitôt après une menace, nous en excluons l’auteur. Si vous pensez que nous avons eu tort, vous pouvez contester : une personne étrangère à la décision l’examinera de nouveau.",
  },
  clauses: [
    {
      number: "1",
      kind: "insult",
      texts: {
        en: {
          title: "No insults",
          text: "Speak of the matter as hard as you like, and of people with respect. Abuse and contempt for who somebody is have no place here, whether meant for our staff or for other guests.",
        },
        ru: {
          title: "Без оскорблений",
          text: "О деле говорите сколь угодно резко, о людях с уважением. Брани и презрения к человеку за то, кто он есть, здесь быть не должно, кому бы они ни предназначались: нашим сотрудникам или другим гостям.",
        },
        fr: {
          title: "Pas d’insultes",
          text: "Parlez du sujet aussi durement qu’il vous plaît, et des personnes avec respect. L’injure et le mépris de ce qu’est quelqu’un n’ont pas leur place ici, qu’ils visent notre personnel ou d’autres invités.",
        },
      },
    },
    {
      number: "2",
      kind: "threat",
      texts: {
        en: {
          title: "No threats",
          text: "Whoever threatens a person, or calls on others to do them harm, is excluded at once. We keep such messages and may hand them to the police.",
        },
        ru: {
          title: "Без угроз",
          text: "Тому, кто угрожает человеку или призывает причинить ему вред, доступ закрывается сразу. Такие сообщения мы сохраняем и можем передать полиции.",
        },
        fr: {
          title: "Pas de menaces",
          text: "Quiconque menace une personne, ou appelle à lui faire du mal, est exclu aussitôt. Nous conservons ces messages et pouvons les remettre à la police.",
        },
      },
    },
    {
      number: "3",
      kind: "obscenity",
      texts: {
        en: {
          title: "No obscenities",
          text: "Children and colleagues at work read here too. Please leave out obscene words and pictures; the same can be said without them.",
        },
        ru: {
          title: "Без нецензурной брани",
          text: "Нас читают и дети, и люди на работе. Обойдитесь, пожалуйста, без нецензурных слов и картинок: то же самое можно сказать и без них.",
        },
        fr: {
          title: "Pas d’obscénités",
          text: "Des enfants et des gens au travail nous lisent aussi. Évitez les mots et les images obscènes : on peut dire la même chose sans eux.",
        },
      },
    },
    {
      number: "4.1",
      kind: "spam",
      texts: {
        en: { title: "No spam", text: "The same text posted again and again, chains of links and messages written by programs are removed." },
        ru: { title: "Без спама", text: "Один и тот же текст раз за разом, россыпи ссылок и сообщения, написанные программами, удаляются." },
        fr: {
          title: "Pas de spam",
          text: "Le même texte publié encore et encore, les suites de liens et les messages écrits par des programmes sont retirés.",
        },
      },
    },
    {
      number: "4.2",
      kind: "advertising",
      texts: {
        en: {
          title: "No advertising",
          text: "Offers of your own or of others do not belong under our posts. Naming another product in order to compare is no advertising.",
        },
        ru: {
          title: "Без рекламы",
          text: "Свои и чужие предложения под нашими записями не размещают. Назвать другой товар ради сравнения не значит рекламировать.",
        },
        fr: {
          title: "Pas de publicité",
          text: "Vos offres ou celles d’autrui n’ont pas leur place sous nos publications. Nommer un autre produit pour comparer n’est pas de la publicité.",
        },
      },
    },
    {
      number: "5",
      kind: "privacy",
      texts: {
        en: {
          title: "What is private stays private",
          text: "Please publish no addresses, telephone numbers, order or patient numbers, neither other people’s nor your own. We remove them to protect you and ask for them in a private message.",
        },
        ru: {
          title: "Личное остаётся личным",
          text: "Не публикуйте, пожалуйста, адреса, телефоны, номера заказов и медицинских карт, ни чужие, ни свои. Мы удаляем их, чтобы защитить вас, и просим прислать личным сообщением.",
        },
        fr: {
          title: "Ce qui est privé le reste",
          text: "Ne publiez ni adresse, ni téléphone, ni numéro de commande ou de patient, ni les vôtres ni ceux d’autrui. Nous les retirons pour vous protéger et les demandons en message privé.",
        },
      },
    },
    {
      number: "6",
      kind: "off-topic",
      texts: {
        en: {
          title: "Stay with the matter",
          text: "Quarrels that have nothing to do with the post make it hard to find for those who need it. We may end them; a question in the wrong place is answered all the same.",
        },
        ru: {
          title: "По существу",
          text: "За ссорами, не связанными с записью, её не видно тем, кому она нужна. Мы можем их прекратить; на вопрос, заданный не там, мы всё равно ответим.",
        },
        fr: {
          title: "Restez dans le sujet",
          text: "Les querelles sans rapport avec la publication la cachent à ceux qui en ont besoin. Nous pouvons y mettre fin ; une question mal placée reçoit tout de même sa réponse.",
        },
      },
    },
    {
      number: "7",
      kind: "other",
      texts: {
        en: {
          title: "One person, one voice",
          text: "Do not write under other people’s names, and do not pretend to be many. Whoever was excluded does not return under another account; to object, write to us.",
        },
        ru: {
          title: "Один человек, один голос",
          text: "Не пишите под чужими именами и не выдавайте себя за многих. Тот, кому закрыт доступ, не возвращается под другим именем; возразить можно, написав нам.",
        },
        fr: {
          title: "Une personne, une voix",
          text: "N’écrivez pas sous le nom d’autrui et ne vous faites pas passer pour plusieurs. Une personne exclue ne revient pas sous un autre compte ; pour contester, écrivez-nous.",
        },
      },
    },
  ],
};
