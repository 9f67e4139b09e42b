/** Somebody on the wall; `takesMessages`: lets the community write to them. */
export type Guest = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly screenName: string;
  readonly takesMessages: boolean;
};

const guest = (id: number, name: string, { screenName, takesMessages = false }: { readonly screenName: string; readonly takesMessages?: boolean }): Guest => {
  const [firstName = "", lastName = ""] = name.split(" ");
  return { id, firstName, lastName, screenName, takesMessages };
};

/** Whose words are taken away politely. */
export const rudeGuest = guest(2207114, "Зинаида Кротова", { screenName: "zina_krotova", takesMessages: true });
export const rudeWords = "Да пошли вы на хуй со своим рейтингом обслуживания.";
export const rudeQuote = "на хуй";

/** Who threatens, and is excluded. */
export const banned = guest(5530918, "Артур Гремлин", { screenName: "arthur_gremlin", takesMessages: true });
export const bannedThreat = "Охранник на Полевой у меня допрыгается. Подкараулю вечером и ноги переломаю, так и передайте.";

const others = [
  guest(1103555, "Людмила Веснина", { screenName: "lv_vesnina" }),
  guest(3340021, "Тарас Ольховый", { screenName: "taras_olha" }),
  guest(4471820, "Гульнара Садыкова", { screenName: "gulya_sad" }),
  guest(6612037, "Никита Пеньков", { screenName: "n_penkov" }),
] as const;
const [lyudmila, taras, gulnara, nikita] = others;

export const guests: readonly Guest[] = [rudeGuest, banned, ...others];

/** A turn under a post; without `by` it is the community's own, and it answers the turn before it unless it begins anew. */
export type WallTurn = { readonly by?: Guest; readonly hoursAgo: number; readonly says: string };
export type WallPostStory = { readonly daysAgo: number; readonly text: string; readonly talks: readonly (readonly WallTurn[])[] };

const day = 24;

/** What the bank's community holds, oldest post first. */
export const wall: readonly WallPostStory[] = [
  {
    daysAgo: 40,
    text: "Мы теперь и здесь. Задавайте вопросы под записями: отвечаем каждый день с восьми до двадцати двух.",
    talks: [
      [
        { by: lyudmila, hoursAgo: 39 * day, says: "А карту можно перевыпустить через сообщения группы?" },
        {
          hoursAgo: 39 * day - 1,
          says: "Людмила, здравствуйте! Перевыпуск заказывается в приложении, раздел «Карты»; если не получится, напишите нам, поможем.\n\nМира, банк «Лодия»",
        },
        { by: lyudmila, hoursAgo: 39 * day - 2, says: "Получилось, спасибо!" },
      ],
      [
        { by: banned, hoursAgo: 38 * day, says: "О, ещё одна помойка. Нытики, собирайтесь, будет весело." },
        { hoursAgo: 38 * day - 10, says: "Артур, здравствуйте! Если есть вопрос к банку, задайте его: ответим и Вам.\n\nМира, банк «Лодия»" },
      ],
    ],
  },
  {
    daysAgo: 26,
    text: "В отделении на Полевой заработала электронная очередь. Средняя запись теперь занимает две минуты.",
    talks: [
      [
        { by: taras, hoursAgo: 25 * day, says: "Две минуты это запись, а ждал я потом сорок. Талон Б-118, вторник, 11:20." },
        {
          hoursAgo: 25 * day - 3,
          says: "Тарас, здравствуйте! По талону Б-118 вижу 38 минут: из трёх окон работало одно. Со среды открыто второе, проверим на неделе и напишем Вам сюда.\n\nГлеб, банк «Лодия»",
        },
        { by: taras, hoursAgo: 18 * day, says: "Был вчера: восемь минут. Другое дело." },
        { hoursAgo: 18 * day - 2, says: "Спасибо, Тарас! Второе окно останется.\n\nГлеб, банк «Лодия»" },
      ],
      [
        { by: banned, hoursAgo: 24 * day, says: "Стадо стоит в очереди и радуется талончику. Дебилы." },
        {
          hoursAgo: 24 * day - 9,
          says: "Артур, здравствуйте! Если у Вас есть вопрос к банку, задайте его, мы ответим. О людях просим говорить уважительно.\n\nМира, банк «Лодия»",
        },
        { by: banned, hoursAgo: 24 * day - 10, says: "Нет у меня вопросов, тупая кукла. Мне нравится смотреть, как вы корчитесь." },
        { hoursAgo: 23 * day, says: "Тогда оставим это. Когда появится дело, мы здесь.\n\nМира, банк «Лодия»" },
      ],
    ],
  },
  {
    daysAgo: 12,
    text: "Рейтинг обслуживания за месяц: 4,3 из 5. Рассказываем, из чего он складывается.",
    talks: [
      [
        { by: gulnara, hoursAgo: 11 * day, says: "Девушка во втором окне на Садовой объяснила мне ипотеку лучше, чем сайт. Передайте ей спасибо." },
        { hoursAgo: 11 * day - 2, says: "Гульнара, спасибо! Передали, это была Оксана, она весь день улыбалась.\n\nМира, банк «Лодия»" },
      ],
      [
        { by: banned, hoursAgo: 10 * day, says: "4,3 нарисовали сами себе. Лжецы и уроды." },
        {
          hoursAgo: 10 * day - 9,
          says: "Оценки ставят клиенты после каждого визита, их можно прочесть на сайте. О людях просим говорить уважительно.\n\nМира, банк «Лодия»",
        },
      ],
      [{ by: rudeGuest, hoursAgo: 20, says: rudeWords }],
    ],
  },
  {
    daysAgo: 3,
    text: "С понедельника отделение на Полевой работает до девяти вечера.",
    talks: [[{ by: nikita, hoursAgo: 30, says: "А по субботам тоже до девяти?" }], [{ by: banned, hoursAgo: 26, says: bannedThreat }]],
  },
];
