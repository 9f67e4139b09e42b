import { fit, type Scene } from "../story-model";

/** What English-speaking patients write under the clinic's posts. */
export const vermeuilEnglishScenes: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      'Nobody at the front desk spoke a word of English and the interpreter was "on Thursdays". It was Wednesday.',
      "Four hours with a broken wrist before anyone looked at it.",
      "I was billed {sum} for a single room I shared with a snorer.",
      "They gave me a consent form in French and a pen. That was the explanation.",
      "My appointment {onDay} was cancelled and the message went to my old number.",
    ],
    answers: [
      fit(
        /consent|interpreter/u,
        "Signing what one can't read is not consent, and I'm sorry it was put to you like that. An interpreter can be had by phone on any day; it should have been offered. May we call you? ecoute@vermeuil.example.",
      ),
      "Thank you for telling us plainly. I've asked the ward what happened and will write here tomorrow, in English.",
    ],
  },
  {
    kind: "question",
    said: [
      "Do you take European insurance cards?",
      "Is the interpreter free of charge?",
      "Can I get my results in English?",
      "How do I reach the maternity ward at night?",
      "Do I need an appointment for the winter vaccine?",
      "Can I bring my own food for medical reasons?",
    ],
    answers: [
      fit(/insurance cards/u, "Yes, the European card works at admissions; bring a passport as well."),
      fit(/interpreter/u, "The interpreter costs you nothing, Tuesdays and Thursdays in person and every day by phone."),
      fit(/results/u, "A summary in English takes two working days; ask for it at the desk or at ecoute@vermeuil.example."),
      fit(/night/u, "At night use entrance C and ring once: someone is always there."),
    ],
  },
  {
    kind: "praise",
    said: [
      "The night nurse stayed with me until my husband arrived. I'll never forget it.",
      "Excellent care, kind people, terrible coffee. Thank you all.",
      "The interpreter was wonderful, patient and funny.",
      "Best hospital experience in {n} countries.",
    ],
    answers: [
      fit(/night nurse/u, "Thank you. I've read it to the night team, who asked me to send their best wishes."),
      fit(/coffee/u, "Thank you so much. About the coffee: we know, and we are sorry."),
    ],
  },
  {
    kind: "suggestion",
    said: ["Please add English to the signs, the arrows alone got me lost twice.", "A translated menu would be a small thing and a great help."],
    answers: ["A good idea, and noted under your name; we'll write here what is decided."],
  },
];

/** What Russian-speaking patients write under the clinic's posts. */
export const vermeuilRussianScenes: readonly Scene[] = [
  {
    kind: "complaint",
    said: [
      "Прождали {n} часа с температурой, к нам никто не подошёл.",
      "Выставили счёт на {sum}, хотя страховка всё покрывает.",
      "Переводчика обещали и не дали, подписывала вслепую.",
      "Операцию перенесли накануне, а билеты уже куплены.",
    ],
    answers: [
      fit(
        /Переводчика/u,
        "Нам жаль, что Вам пришлось подписывать вслепую. Переводчик бывает по телефону каждый день, и Вам должны были это предложить. Напишите, пожалуйста, на ecoute@vermeuil.example, ответим по-русски.",
      ),
      "Спасибо, что написали. Спросил(а) отделение, как это вышло, завтра отвечу здесь.",
    ],
  },
  {
    kind: "question",
    said: [
      "Есть ли у вас русскоговорящий врач?",
      "Можно ли получить выписку на русском?",
      "Сколько стоит приём без страховки?",
      "Как доехать от вокзала ночью?",
    ],
    answers: [
      fit(/врач/u, "Русский знает доктор в кардиологии, по вторникам; в остальные дни есть переводчик по телефону."),
      fit(/выписку/u, "Выписку переводим за три рабочих дня, бесплатно для лежавших у нас."),
      fit(/страховки/u, "Без страховки приём стоит тридцать евро, скажите об этом сразу на входе."),
    ],
  },
  {
    kind: "praise",
    said: [
      "Спасибо акушеркам, наш малыш родился здоровым!",
      "Врачи внимательные, сёстры добрые. Дай вам бог здоровья.",
      "Переводчица была с нами до самой ночи. Спасибо ей.",
    ],
    answers: [fit(/малыш|Врачи/u, "Спасибо Вам за тёплые слова! Передал(а) всей смене. Здоровья малышу.")],
  },
  { kind: "suggestion", said: ["Добавьте, пожалуйста, русский язык на сайт записи."], answers: ["Записал(а) под Вашим именем, о решении напишем здесь."] },
];
