import { demoBrands, demoChat, demoCommunity, demoSites, type DemoSiteSlug } from "./accounts";
import type { ChatSite } from "./chat/chat-site";
import { connectionBeside } from "./chat/connection";
import { openChat } from "./kestrel-chat";
import { fillSite } from "./site/fill-site";
import { serveSites } from "./site/serve-sites";
import type { Site } from "./site/site";
import type { SiteChange } from "./site/site-model";
import { replayChange } from "./site/site-state";
import { createWordPressSite, type WordPressSite } from "./site/wordpress-site";
import { openStateFile, type StateFile } from "./state-file";
import { composeWorld } from "./stories/compose-world";
import { arrivalDelayMs, nextArrival } from "./stories/next-arrival";
import type { Arrival, World } from "./stories/world";
import { byTimer, type Tick } from "./tick";
import { openCommunity, type Community } from "./vk-community";

export type DemoSiteOptions = {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Where the anchor and every later change are kept, so that a restart shows the same world. */
  readonly stateFile: string;
  readonly now: () => Date;
  readonly tick?: Tick;
};

export type DemoSite = {
  readonly url: string;
  readonly anchor: Date;
  readonly site: (slug: DemoSiteSlug) => WordPressSite;
  readonly community: Community;
  readonly chat: ChatSite;
  readonly close: () => Promise<void>;
};

const seed = "parley";

/** Each so many arrivals somebody writes on the wall too. */
const wallEvery = 3;

/** Serves the demo's four sites, its community and its chat as they stood when last stopped (first start: freshly composed), and lets something happen about once a minute. */
export const runDemoSite = async ({ port, host, stateFile, now, tick = byTimer }: DemoSiteOptions): Promise<DemoSite> => {
  const file = openStateFile(stateFile);
  const world = anchoredWorld(file, now);
  const sites = new Map<DemoSiteSlug, WordPressSite>(demoSites.map((settings) => [settings.slug, createDemoSite(settings.slug, now)]));
  for (const told of world.sites) fillSite(siteOf(sites, told.slug), told);
  let arrivals = replay(file, sites);
  let current: number | undefined;
  for (const [slug, site] of sites) {
    site.listen((change: SiteChange) => {
      file.append({ line: "change", site: slug, change, arrival: current });
    });
  }

  const arrive = (): void => {
    current = arrivals;
    applyArrival(sites, nextArrival(world, arrivals, now()));
    current = undefined;
    if (arrivals % wallEvery === 0) community.arrive(arrivals);
    arrivals += 1;
    waiting = tick(arrivalDelayMs(seed, arrivals), arrive);
  };
  const community = openCommunity({
    anchor: world.anchor,
    seed: world.seed,
    now,
    past: file.lines.filter((line) => line.line === "call" || line.line === "guest"),
    keep: file.append,
  });
  const chat = openChat({
    anchor: world.anchor,
    now,
    connectionFile: connectionBeside(stateFile),
    past: file.lines.filter((line) => line.line === "chat" || line.line === "chat-arrived"),
    keep: file.append,
    tick,
  });
  const places = new Map<string, Site>([
    ...demoSites.map(({ slug, path }) => [path, siteOf(sites, slug)] as const),
    [demoCommunity.path, community],
    [demoChat.path, chat],
  ]);
  const served = await serveSites({ host, port, sites: places });
  let waiting = tick(arrivalDelayMs(seed, arrivals), arrive);
  return {
    url: served.url,
    anchor: world.anchor,
    site: (slug) => siteOf(sites, slug),
    community,
    chat,
    close: async () => {
      waiting.cancel();
      chat.close();
      await served.close();
      file.close();
    },
  };
};

const anchoredWorld = (file: StateFile, now: () => Date): World => {
  const known = file.lines.find((line) => line.line === "anchor");
  if (known !== undefined) return composeWorld({ seed: known.seed, anchor: known.at });
  const anchor = now();
  file.append({ line: "anchor", seed, at: anchor });
  return composeWorld({ seed, anchor });
};

/** Does again what the file says was done; how many things had arrived by themselves. */
const replay = (file: StateFile, sites: ReadonlyMap<DemoSiteSlug, WordPressSite>): number => {
  let arrivals = 0;
  for (const line of file.lines) {
    if (line.line !== "change") continue;
    const slug = demoSites.find((candidate) => candidate.slug === line.site)?.slug;
    if (slug !== undefined) replayChange(siteOf(sites, slug), line.change);
    if (line.arrival !== undefined) arrivals = Math.max(arrivals, line.arrival + 1);
  }
  return arrivals;
};

const applyArrival = (sites: ReadonlyMap<DemoSiteSlug, WordPressSite>, arrival: Arrival): void => {
  const site = siteOf(sites, arrival.site);
  if (arrival.what === "comment") {
    // What it answers may have been removed for good meanwhile.
    const parent = site.findComment(arrival.parent)?.id ?? 0;
    const { author, authorUrl, authorEmail, date, content, post } = arrival;
    site.addComment({ post, parent, author, authorUrl, authorEmail, date, content });
  } else if (site.findComment(arrival.id) !== undefined) {
    site.editComment(arrival.id, arrival.content);
  }
};

const siteOf = (sites: ReadonlyMap<DemoSiteSlug, WordPressSite>, slug: DemoSiteSlug): WordPressSite => {
  const site = sites.get(slug);
  if (site === undefined) throw new Error(`The demo has no site ${slug}.`);
  return site;
};

const feedOnlyWindow = 120;

const createDemoSite = (slug: DemoSiteSlug, now: () => Date): WordPressSite => {
  const settings = demoSites.find((candidate) => candidate.slug === slug);
  const brand = demoBrands.find((candidate) => candidate.slug === settings?.brand);
  if (settings === undefined || brand === undefined) throw new Error(`The demo has no site ${slug}.`);
  const isFeed = settings.platform === "feed";
  return createWordPressSite({
    name: settings.name,
    tagline: settings.tagline,
    user: settings.user,
    appPassword: settings.appPassword,
    timeZone: brand.zone,
    language: brand.language,
    rest: !isFeed,
    ...(isFeed ? { postsPerFeed: feedOnlyWindow } : {}),
    now,
  });
};
