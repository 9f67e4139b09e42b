import type { ConnectorContext, Recognised } from "../contract";
import { nameInLink } from "./identify";

const hosts = new Set(["vk.com", "vk.ru", "vkontakte.ru"]);
/** Addresses of VK itself, not of somebody on it. */
const reserved = new Set(["feed", "im", "friends", "login", "search", "video", "music", "groups", "settings", "support", "dev", "about"]);

/** Reads a community off a link to it, to its wall or to one of its posts; VK tells strangers nothing more. Null: no VK, or a person's page. */
export const recognise = (context: ConnectorContext): Promise<Recognised | null> => Promise.resolve(recogniseLink(context.url));

const recogniseLink = (link: string): Recognised | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (!hosts.has(url.hostname.replace(/^(?:www|m)\./u, ""))) return null;
  const settings = communityIn(url);
  if (settings === null) return null;
  const canonical = `https://vk.com/${nameInLink({ settings, url: url.href })}`;
  return { platform: "vk", url: canonical, title: canonical.slice("https://".length), settings, credential: "required" };
};

const communityIn = (url: URL): { readonly groupId: number } | { readonly domain: string } | null => {
  const path = url.pathname.slice(1).replace(/\/$/u, "");
  // A post opened over another page stands in the query.
  for (const place of [path, url.searchParams.get("w") ?? ""]) {
    const number = /^(?:(?:club|public|event)|wall-)(\d+)(?:_\d+)?(?:_r\d+)?$/u.exec(place)?.[1];
    if (number !== undefined) return { groupId: Number(number) };
  }
  const isName = /^[a-z][\w.]{1,63}$/iu.test(path) && !/^(?:id|wall|club|public|event)-?\d/u.test(path);
  return isName && !reserved.has(path.toLowerCase()) ? { domain: path } : null;
};
