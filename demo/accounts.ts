/** The demo workspace: who can sign in, and with what role, reading which language. One password serves all. */
export const demoPassword = "parley-demo";

export const demoMembers = [
  { email: "anna@demo.example", name: "Anna Belova", role: "owner", locale: "en" },
  { email: "luc@demo.example", name: "Luc Ferrand", role: "manager", locale: "en" },
  { email: "mira@demo.example", name: "Mira Sokolova", role: "agent", locale: "ru" },
  { email: "tom@demo.example", name: "Tom Asher", role: "agent", locale: "en" },
  { email: "exec@demo.example", name: "Claire Monnet", role: "viewer", locale: "fr" },
] as const;

/** The brands of the demo, in the order in which they are shown. `names`: how visitors address them; `agentNames`: who signs for them. */
export const demoBrands = [
  {
    slug: "kestrel",
    name: "Kestrel Parcels",
    zone: "Europe/London",
    language: "en",
    names: ["Kestrel Parcels", "Kestrel", "Кестрел", "Kestrel status blog"],
    agentNames: ["Tom", "Ruth", "Luc", "Мира"],
  },
  {
    slug: "lodia",
    name: "Банк «Лодия»",
    zone: "Europe/Moscow",
    language: "ru",
    names: ["Lodia Bank", "Lodia", "Лодия", "банк «Лодия»"],
    agentNames: ["Мира", "Глеб", "Tom"],
  },
  {
    slug: "vermeuil",
    name: "Clinique Vermeuil",
    zone: "Europe/Paris",
    language: "fr",
    names: ["Clinique Vermeuil", "Vermeuil", "Вермёй"],
    agentNames: ["Luc", "Solène", "Tom", "Мира"],
  },
] as const;

export type DemoBrandSlug = (typeof demoBrands)[number]["slug"];

/** The sites behind the brands. A source is made of `path` on the demo server, with `user` and `appPassword` where there are any. */
export const demoSites = [
  {
    slug: "kestrel",
    brand: "kestrel",
    platform: "wordpress",
    name: "Kestrel Parcels",
    path: "/kestrel",
    tagline: "Parcels, and what people say of them",
    user: "desk",
    appPassword: "kest rel0 demo pass word 2401",
  },
  {
    slug: "lodia",
    brand: "lodia",
    platform: "wordpress",
    name: "Банк «Лодия»",
    path: "/lodia",
    tagline: "Новости банка и ваши вопросы",
    user: "desk",
    appPassword: "lodi a000 demo pass word 2402",
  },
  {
    slug: "vermeuil",
    brand: "vermeuil",
    platform: "wordpress",
    name: "Clinique Vermeuil",
    path: "/vermeuil",
    tagline: "Le journal de la clinique",
    user: "desk",
    appPassword: "verm euil demo pass word 2403",
  },
  {
    slug: "kestrel-status",
    brand: "kestrel",
    platform: "feed",
    name: "Kestrel status blog",
    path: "/kestrel-status",
    tagline: "What works, what does not, since when",
    user: "",
    appPassword: "",
  },
] as const;

export type DemoSiteSlug = (typeof demoSites)[number]["slug"];

/** Where the feed source of the status blog is read, below its `path`. */
export const demoFeedPath = "/comments/feed/atom/";

/** The community behind one of the brands: it stands under `path` on the demo server, which is its `api`. */
export const demoCommunity = {
  slug: "lodia-vk",
  brand: "lodia",
  name: "«Лодия» ВКонтакте",
  path: "/vk",
  url: "https://vk.com/lodia_bank_demo",
  groupId: 4417023,
  screenName: "lodia_bank_demo",
} as const;

/** The chat on the pages of one of the brands: it stands under `path` on the demo server. */
export const demoChat = { brand: "kestrel", name: "Kestrel chat", path: "/chat" } as const;
