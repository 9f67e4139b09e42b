import { z } from "zod";

import { ConnectorError, type Capability, type ConnectorContext, type Identity } from "../contract";
import { plainLine } from "../text";
import { callFor, tokenOf } from "./api";
import { accountSchema, settingsSchema, type MastodonAccount } from "./model";

const application = z.object({ scopes: z.array(z.string()).optional() });

/** Who we are on the server, and what the token may do. Throws `token-needed` where strangers are told nothing, `other-account` for somebody else's token. */
export const identify = async (context: ConnectorContext): Promise<Identity> => {
  if (tokenOf(context) === null) return { title: nameOf(await accountAsStranger(context)), ownIds: [], capabilities: [] };
  const me = await callFor(context, { path: "accounts/verify_credentials" }, accountSchema);
  assertSameAccount(context, me);
  return { title: nameOf(me), ownIds: [me.id], capabilities: capabilitiesUnder(await grantedScopes(context)) };
};

/** The account's number on its server. */
export const accountIdOf = async (context: ConnectorContext): Promise<string> => {
  const known = settingsSchema.parse(context.settings ?? {}).account ?? context.ownIds[0];
  if (known !== undefined) return known;
  return tokenOf(context) === null
    ? (await accountAsStranger(context)).id
    : (await callFor(context, { path: "accounts/verify_credentials" }, accountSchema)).id;
};

const accountAsStranger = async (context: ConnectorContext): Promise<MastodonAccount> => {
  const { account } = settingsSchema.parse(context.settings ?? {});
  if (account !== undefined) return callFor(context, { path: `accounts/${account}` }, accountSchema);
  const { host } = new URL(context.url);
  throw new ConnectorError("credentials", "token-needed", {
    message: `${host} tells strangers nothing: give an access token of this account.`,
    params: { host, platform: "mastodon" },
  });
};

const assertSameAccount = (context: ConnectorContext, me: MastodonAccount): void => {
  const { account } = settingsSchema.parse(context.settings ?? {});
  const named = new URL(context.url).pathname.split("/@").at(-1) ?? "";
  const isSame = account === undefined ? me.username.toLowerCase() === named.toLowerCase() : me.id === account;
  if (!isSame)
    throw new ConnectorError("credentials", "other-account", {
      message: `The access token belongs to @${me.username}, not to @${named}.`,
      params: { account: `@${me.username}`, wanted: `@${named}`, platform: "mastodon" },
    });
};

const nameOf = ({ display_name: displayName, username }: MastodonAccount): string => plainLine(displayName) || `@${username}`;

/** What the token was made for, where the server tells (since 4.3); null: no word. */
const grantedScopes = async (context: ConnectorContext): Promise<readonly string[] | null> => {
  try {
    return (await callFor(context, { path: "apps/verify_credentials" }, application)).scopes ?? null;
  } catch (error) {
    if (error instanceof ConnectorError && ["permission", "gone", "not-understood"].includes(error.kind)) return null;
    throw error;
  }
};

const needs: readonly { readonly scope: string; readonly gives: readonly Capability[] }[] = [
  { scope: "write:statuses", gives: ["reply", "private-message", "publish"] },
  { scope: "write:accounts", gives: ["pin"] },
  { scope: "write:blocks", gives: ["ban"] },
  { scope: "write:media", gives: ["attach"] },
];

/** `write` holds `write:statuses`. Nobody but the server's staff can take another's words away: hiding and deleting are not among these. */
const capabilitiesUnder = (scopes: readonly string[] | null): readonly Capability[] =>
  needs.flatMap(({ scope, gives }) => (scopes === null || scopes.includes(scope) || scopes.includes("write") ? gives : []));
