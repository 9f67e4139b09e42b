import { z } from "zod";

import { ConnectorError, type ConnectorContext, type HttpResponse, type Recognised } from "../contract";
import { requireSuccess } from "../http/failure";
import { jsonOf } from "../http/json";
import { plainLine } from "../text";
import { reasonIn } from "./api";
import { accountSchema, serverOf } from "./model";

/** What looks like a profile: on a server whose address is known, or a name whose host has to be asked where its server stands. */
type Pasted = { readonly name: string } & ({ readonly server: string } | { readonly host: string });

/**
 * Finds the account behind the link of a profile or a name like `@brand@example.social`. Null: no profile, or not of a server that speaks this
 * language. A name is nothing else, so that what is wrong with it is thrown.
 */
export const recognise = async (context: ConnectorContext): Promise<Recognised | null> => {
  const pasted = profileIn(context.url);
  if (pasted === null) return null;
  if ("host" in pasted) return lookUp(context, await profileOf(context, pasted));
  try {
    return await lookUp(context, pasted);
  } catch (error) {
    if (error instanceof ConnectorError && ["gone", "permission", "credentials", "not-understood"].includes(error.kind)) return null;
    throw error;
  }
};

const profilePath = /^(?<folder>.*)\/(?:@|users\/)(?<name>[\w.-]+)(?:@(?<host>[\w.:-]+))?(?:\/with_replies|\/media)?\/?$/u;

const profileIn = (link: string): Pasted | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  return nameIn(url) ?? pageIn(url);
};

// With a scheme before it, `@name@host` reads as a user name.
const nameIn = ({ username, password, pathname, host }: URL): Pasted | null =>
  username.startsWith("%40") && password === "" && pathname === "/" ? { name: decodeURIComponent(username).slice(1), host } : null;

const pageIn = ({ origin, username, pathname }: URL): Pasted | null => {
  const { folder = "", name, host } = profilePath.exec(pathname)?.groups ?? {};
  if (name === undefined || username !== "") return null;
  return host === undefined ? { name, server: `${origin}${folder}` } : { name, host };
};

const webfinger = z.object({ links: z.array(z.object({ rel: z.string(), href: z.string().optional() })) });

/** RFC 7033: the server of a name may stand at another host than the name. */
const profileOf = async (context: ConnectorContext, { name, host }: { readonly name: string; readonly host: string }): Promise<ProfileOnServer> => {
  const resource = encodeURIComponent(`acct:${name}@${host}`);
  const response = requireSuccess(await context.http({ url: `https://${host}/.well-known/webfinger?resource=${resource}` }));
  const parsed = webfinger.safeParse(jsonOf(response));
  const page = parsed.data?.links.find(({ rel }) => rel === "http://webfinger.net/rel/profile-page")?.href ?? "";
  const found = profileIn(page);
  return found !== null && "server" in found ? found : { name, server: `https://${host}` };
};

type ProfileOnServer = { readonly name: string; readonly server: string };

const lookUp = async (context: ConnectorContext, { name, server }: ProfileOnServer): Promise<Recognised | null> => {
  const response = await context.http({ url: `${server}/api/v1/accounts/lookup?acct=${encodeURIComponent(name)}`, headers: { accept: "application/json" } });
  const url = `${server}/@${name}`;
  if (isClosed(response)) return { platform: "mastodon", url, title: `@${name}@${new URL(server).host}`, settings: {}, credential: "required" };
  const parsed = accountSchema.safeParse(jsonOf(requireSuccess(response)));
  if (!parsed.success) return null;
  const { id, username, display_name: displayName } = parsed.data;
  const profile = `${serverOf(url)}/@${username}`;
  return { platform: "mastodon", url: profile, title: plainLine(displayName) || `@${username}`, settings: { account: id }, credential: "optional" };
};

// A server that tells strangers nothing says so in the words of this API.
const isClosed = (response: HttpResponse): boolean => [401, 403].includes(response.status) && reasonIn(response) !== "";
