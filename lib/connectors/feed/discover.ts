import { Parser } from "htmlparser2";

/** A feed a web page names as its alternate. */
export type NamedFeed = { readonly url: string; readonly title: string; readonly isComments: boolean };

const feedTypes = /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml|json)\b/iu;

/** The feeds an HTML page names in `<link rel="alternate">`, those of comments first. */
export const namedFeeds = (html: string, pageUrl: string): NamedFeed[] => {
  const found: NamedFeed[] = [];
  const base = { url: pageUrl };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const href = attributes["href"];
      if (name === "base" && href !== undefined && URL.canParse(href, pageUrl)) base.url = new URL(href, pageUrl).href;
      if (name !== "link" || href === undefined || !isFeedLink(attributes) || !URL.canParse(href, base.url)) return;
      const title = attributes["title"] ?? "";
      found.push({ url: new URL(href, base.url).href, title, isComments: /comment|replies|коммент/iu.test(`${href} ${title}`) });
    },
  });
  parser.write(html);
  parser.end();
  return [...found.filter(({ isComments }) => isComments), ...found.filter(({ isComments }) => !isComments)];
};

const isFeedLink = (attributes: Readonly<Record<string, string>>): boolean =>
  (attributes["rel"] ?? "").toLowerCase().split(/\s+/u).includes("alternate") &&
  feedTypes.test(attributes["type"] ?? "") &&
  !/oembed|wp-json/iu.test(attributes["href"] ?? "");
