import { Parser } from "htmlparser2";
import { z } from "zod";

import { ConnectorError, type ConnectorContext, type HttpResponse, type Recognised } from "../contract";
import { requireSuccess } from "../http/failure";
import { jsonOf } from "../http/json";
import { apiUrl } from "./api";
import { nameIn } from "./identify";

const rel = "https://api.w.org/";
const index = z.object({ namespaces: z.array(z.string()), home: z.string().optional() });

/** Finds the REST API behind a pasted link: named in a header, named in the page, or where it stands by habit. Null: no WordPress, or one that keeps its API closed. */
export const recognise = async (context: ConnectorContext): Promise<Recognised | null> => {
  const page = requireSuccess(await context.http({ url: context.url, headers: { accept: "text/html" } }));
  // Who pastes the address of a feed means the feed.
  if (/^\s*(?:<\?xml|<rss|<feed|<rdf|\{)/iu.test(new TextDecoder().decode(page.body.subarray(0, 200)))) return null;
  const named = [inHeader(page), inPage(page)].flatMap((found) => (found !== null && isSameSite(found, page.url) ? [found] : []));
  const habitual = [new URL("/wp-json/", page.url).href, new URL("/?rest_route=/", page.url).href];
  for (const api of named.length > 0 ? named : habitual) {
    const found = await readIndex(context, api);
    if (found !== null)
      return {
        platform: "wordpress",
        url: homeOf(found.home, page.url),
        title: found.title || new URL(page.url).host,
        settings: { api: found.api, name: found.title || undefined },
        credential: "optional",
      };
  }
  return null;
};

type Index = { readonly api: string; readonly title: string; readonly home: string | undefined };

const readIndex = async (context: ConnectorContext, api: string): Promise<Index | null> => {
  try {
    const response = requireSuccess(await context.http({ url: apiUrl(api, "", {}), headers: { accept: "application/json" } }));
    const json = jsonOf(response);
    const parsed = index.safeParse(json);
    if (!parsed.success || !parsed.data.namespaces.includes("wp/v2")) return null;
    return { api: response.url, title: nameIn(json) ?? "", home: parsed.data.home };
  } catch (error) {
    if (error instanceof ConnectorError) return null;
    throw error;
  }
};

const homeOf = (home: string | undefined, pageUrl: string): string =>
  home !== undefined && URL.canParse(home) && isSameSite(home, pageUrl) ? home : new URL("/", pageUrl).href;

// The credential goes where the API is said to be: that must be the site the link named.
const isSameSite = (a: string, b: string): boolean => bareHost(a) === bareHost(b);
const bareHost = (url: string): string => new URL(url).hostname.replace(/^www\./u, "");

const inHeader = (page: HttpResponse): string | null => {
  for (const match of (page.headers.get("link") ?? "").matchAll(/<([^>]+)>((?:\s*;\s*[^,;]+)*)/gu)) {
    const [, target = "", parameters = ""] = match;
    if (parameters.includes(rel)) return absolute(target, page.url);
  }
  return null;
};

const inPage = (page: HttpResponse): string | null => {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === "link" && attributes["rel"] === rel) found.push(attributes["href"] ?? "");
    },
  });
  parser.write(new TextDecoder().decode(page.body));
  parser.end();
  return found[0] === undefined ? null : absolute(found[0], page.url);
};

const absolute = (target: string, base: string): string | null => (URL.canParse(target, base) ? new URL(target, base).href : null);
