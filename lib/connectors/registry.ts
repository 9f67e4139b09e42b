import { ConnectorError, platforms, type Connector, type ConnectorContext, type Platform, type Recognised } from "./contract";
import { feed } from "./feed";
import { importer } from "./import";
import { mastodon } from "./mastodon";
import { push } from "./push";
import { vk } from "./vk";
import { wordpress } from "./wordpress";

const connectors = { feed, wordpress, vk, mastodon, push, import: importer } satisfies Record<Platform, Connector>;

// The one that can do most is asked first: a WordPress site has feeds too. VK and Mastodon are known by the look of an address, without asking anybody.
const recognisers = [vk, mastodon, wordpress, feed];

/** The connector of a platform. */
export const connectorFor = (platform: Platform): Connector => connectors[platform];

/** Platforms that are asked on a schedule; the others send by themselves. */
export const polledPlatforms: readonly Platform[] = platforms.filter((platform) => connectors[platform].polls);

/** Finds out what a pasted link is. Throws ConnectorError: what the network said, or `not-recognised` when the link works but nothing we read is behind it. */
export const recogniseLink = async (context: ConnectorContext): Promise<Recognised> => {
  const url = withScheme(context.url);
  for (const connector of recognisers) {
    const recognised = await connector.recognise({ ...context, url });
    if (recognised !== null) return recognised;
  }
  const host = URL.canParse(url) ? new URL(url).host : url;
  throw new ConnectorError("not-understood", "not-recognised", {
    message: `The page at ${host} opens, but it is no WordPress site with an open interface, no Mastodon profile, and names no feed. Paste the address of a feed (RSS, Atom or JSON Feed).`,
    params: { host },
  });
};

const withScheme = (link: string): string => {
  const trimmed = link.trim();
  return /^[a-z][a-z\d+.-]*:\/\//iu.test(trimmed) || trimmed === "" ? trimmed : `https://${trimmed}`;
};
