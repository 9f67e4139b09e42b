import type { StoryLanguage } from "../story-model";

type Names = {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly handles: readonly string[];
};

/** What people call themselves in comments. */
export const names: Readonly<Record<StoryLanguage, Names>> = {
  en: {
    first: ["Megan", "Owen", "Priya", "Callum", "Aoife", "Hannah", "Dylan", "Grace", "Imran", "Lottie", "Rhys", "Nadia", "Stuart", "Bethany", "Kofi", "Moira", "Ewan", "Tess", "Harvey", "Joyce", "Fergus", "Leila", "Nigel", "Poppy", "Sanjay", "Una"],
    last: ["Tarrant", "Oakley", "Penrose", "Whitlow", "Garside", "Moffat", "Quayle", "Brindley", "Haskell", "Ormsby", "Trevena", "Lowther"],
    handles: ["dave_k82", "bluekettle", "nan_of_four", "pixelmoth", "mrs_t_hull", "roadrunner77", "ginger.nut", "southpaw_sue", "teabeforeten", "jonno", "cloudberry", "quietlane"],
  },
  ru: {
    first: ["Марина", "Алексей", "Ольга", "Дмитрий", "Екатерина", "Игорь", "Наталья", "Сергей", "Зухра", "Тимур", "Алина", "Роман", "Галина", "Борис", "Вероника", "Арсений", "Лидия", "Павел", "Юля", "Станислав", "Эльвира", "Фёдор", "Инна", "Георгий"],
    last: ["Б.", "Черных", "К.", "Снегирь", "Л.", "Полынь", "М.", "Ковыль", "Р.", "Туман", "С.", "Долгих"],
    handles: ["kapuchino_88", "бабушка_Зоя", "severny_veter", "ёжик в тумане", "mama_troih", "Дачник", "lis_74", "Просто Вася", "olya.knits", "тихий омут", "snezhok", "инженер на пенсии"],
  },
  fr: {
    first: ["Camille", "Julien", "Aurélie", "Nicolas", "Fatou", "Élodie", "Mathieu", "Sandrine", "Yanis", "Pauline", "Gérard", "Inès", "Benoît", "Léa", "Mehdi", "Colette", "Rémi", "Manon", "Didier", "Noémie", "Anaïs", "Lucien", "Soraya", "Gaël"],
    last: ["D.", "Marchais", "L.", "Roussel-Baud", "P.", "Delorme", "V.", "Kermadec", "T.", "Lavigne", "B.", "Fontanel"],
    handles: ["mimi_31", "papa2poule", "lechatgris", "tatie.jo", "vélo_boulot", "la_discrete", "Nono du 21", "petitpois", "marin_d_eau", "chouquette", "plume_verte", "jpbricole"],
  },
};

/** People who come back again and again, by the part they play. */
export const regulars: Readonly<Record<StoryLanguage, { readonly trolls: readonly string[]; readonly unhappy: readonly string[]; readonly fans: readonly string[] }>> = {
  en: { trolls: ["TruthHammer", "no_fan_of_yours"], unhappy: ["Gareth Pym", "Denise Alcott", "Rory McAlinden"], fans: ["Pauline Mabey", "Old Frank"] },
  ru: { trolls: ["ПравдоРуб77", "Глаз народа"], unhappy: ["Виктор Анисимов", "Людмила Корж", "Рустам Г."], fans: ["Тамара Ильинична", "Костя Велосипед"] },
  fr: { trolls: ["Le_Vrai_Jacques", "corbeau69"], unhappy: ["Monique Delarbre", "Hervé Castaing", "Sabrina O."], fans: ["Mamie Josette", "Bastien R."] },
};
