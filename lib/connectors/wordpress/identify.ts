import { z } from "zod";

import { ConnectorError, type ConnectorContext, type Identity } from "../contract";
import { htmlToLine } from "../text";
import { callApi, secretOf } from "./api";
import { settingsSchema, userId } from "./model";

const me = z.object({ id: z.number().int().positive(), name: z.string().default(""), capabilities: z.record(z.string(), z.unknown()).default({}) });
const index = z.object({ name: z.string() });
const users = z.array(z.object({ id: z.number().int().positive() }));

/** Who we are on the site: the account proven by the site itself, and its staff where the site lists it. Throws `credentials-refused`, `cannot-moderate`. */
export const identify = async (context: ConnectorContext): Promise<Identity> => {
  // Asked before every visit of a signed-in source: a name known from the start spares a request.
  const title = settingsSchema.parse(context.settings ?? {}).name ?? (await siteName(context));
  if (secretOf(context) === null) return { title, ownIds: await listedStaff(context), capabilities: [] };
  const { json } = await callApi(context, { path: "wp/v2/users/me" });
  const account = me.parse(json);
  if (account.capabilities["moderate_comments"] !== true)
    throw new ConnectorError("permission", "cannot-moderate", {
      message: `${account.name} may sign in but may not moderate comments: use the account of an editor or an administrator.`,
      params: { account: htmlToLine(account.name) },
    });
  const ownIds = [...new Set([userId(account.id), ...(await listedStaff(context))])];
  return { title, ownIds, capabilities: ["reply", "hide", "unhide", "delete"] };
};

const siteName = async (context: ConnectorContext): Promise<string> => {
  // The index is public and has no edit context.
  const { json } = await callApi({ ...context, secret: null }, { path: "" });
  return nameIn(json) ?? new URL(context.url).host;
};

/** The name in an API index, or null when this is none. */
export const nameIn = (json: unknown): string | null => {
  const parsed = index.safeParse(json);
  return parsed.success ? htmlToLine(parsed.data.name) : null;
};

// Many sites keep their list of users closed: then only the account itself is proven.
const listedStaff = async (context: ConnectorContext): Promise<readonly string[]> => {
  const query = secretOf(context) === null ? { per_page: 100 } : { per_page: 100, roles: "administrator,editor,author" };
  try {
    const { json } = await callApi(context, { path: "wp/v2/users", query });
    const parsed = users.safeParse(json);
    return parsed.success ? parsed.data.map(({ id }) => userId(id)) : [];
  } catch (error) {
    if (error instanceof ConnectorError && ["permission", "credentials", "gone", "not-understood"].includes(error.kind)) return [];
    throw error;
  }
};
