import { z } from "zod";

import { ConnectorError, type Capability, type ConnectorContext, type Identity } from "../contract";
import { plainLine } from "../text";
import { apiHost, callVk, executeAll, notAnAnswer, requireValue, type Outcome } from "./api";
import { secretOf, settingsSchema } from "./model";

const group = z.object({ id: z.number().int().positive(), name: z.string(), admin_level: z.number().int().default(0) });
// Versions before 5.139 send the list without its wrapping.
const groupsSchema = z.union([z.object({ groups: z.array(group).min(1) }).transform(({ groups }) => groups), z.array(group).min(1)]);
const managersSchema = z.object({ items: z.array(z.union([z.number().int(), z.object({ id: z.number().int() }).transform(({ id }) => id)])) });
const usersSchema = z.array(z.object({ id: z.number().int().positive() }));
const keySchema = z.object({ mask: z.number().int() });

/** Bits of the rights a key may bear. */
const rights = { messages: 4096, wall: 8192, groups: 262_144 };
/** What a member of a community's staff may do there grows with this number. */
const staff = { moderator: 1, editor: 2 };

/** The community as VK tells it, its staff and what our keys may do. A source without a key yet is known by its address alone. Throws `not-a-community`. */
export const identify = async (context: ConnectorContext): Promise<Identity> => {
  const secret = secretOf(context);
  if (secret === null) return { title: nameInLink(context), ownIds: [], capabilities: [] };
  const groupId = groupInLink(context);
  const { outcomes } = await executeAll(context, "person", [
    { method: "groups.getById", params: { group_id: groupId } },
    { method: "groups.getMembers", params: { group_id: groupId, filter: "managers" } },
    { method: "users.get", params: {} },
    { method: "account.getAppPermissions", params: {} },
  ]);
  const [found, managers, users, mask] = outcomes;
  const community = communityIn(requireValue(found), context);
  const me = valueOr(users, usersSchema, [])[0]?.id;
  const isStaff = me !== undefined && community.admin_level >= staff.moderator;
  const ownIds = [-community.id, ...valueOr(managers, managersSchema, { items: [] }).items, ...(isStaff ? [me] : [])].map(String);
  return {
    title: plainLine(community.name),
    ownIds: [...new Set(ownIds)],
    capabilities: abilities({
      level: me === undefined ? 0 : community.admin_level,
      personal: valueOr(mask, z.number(), 0),
      communal: secret.communityToken === undefined ? null : await communityRights(context),
    }),
  };
};

/** The number of the wall: negative, since it is a community's. Asked of VK where neither link nor last identity tells it. */
export const ownerIdOf = async (context: ConnectorContext): Promise<number> => {
  const { groupId } = settingsSchema.parse(context.settings ?? {});
  if (groupId !== undefined) return -groupId;
  const known = context.ownIds.map(Number).find((id) => id < 0);
  if (known !== undefined) return known;
  const { value } = await callVk(context, "person", { method: "groups.getById", params: { group_id: groupInLink(context) } });
  return -communityIn(value, context).id;
};

/** What stands for the community until VK has told its name. */
export const nameInLink = (context: Pick<ConnectorContext, "settings" | "url">): string => {
  const { groupId, domain } = settingsSchema.parse(context.settings ?? {});
  return domain ?? (groupId === undefined ? new URL(context.url).host : `club${groupId}`);
};

const groupInLink = (context: ConnectorContext): string | number => {
  const { groupId, domain } = settingsSchema.parse(context.settings ?? {});
  const named = groupId ?? domain;
  if (named === undefined) throw notACommunity(context);
  return named;
};

const communityIn = (value: unknown, context: ConnectorContext): z.output<typeof group> => {
  const parsed = groupsSchema.safeParse(value);
  const [community] = parsed.success ? parsed.data : [];
  if (community === undefined) throw notACommunity(context);
  return community;
};

const notACommunity = (context: ConnectorContext): ConnectorError =>
  new ConnectorError("not-understood", "not-a-community", { message: "VK knows no community at this address.", params: { host: apiHost(context) } });

const communityRights = async (context: ConnectorContext): Promise<number> => {
  const { value } = await callVk(context, "community", { method: "groups.getTokenPermissions", params: {} });
  const parsed = keySchema.safeParse(value);
  if (!parsed.success) throw notAnAnswer(apiHost(context));
  return parsed.data.mask;
};

// What a key may not ask is what it does not have.
const valueOr = <Value>(outcome: Outcome | undefined, schema: z.ZodType<Value>, otherwise: Value): Value => {
  if (outcome === undefined || "error" in outcome) return otherwise;
  const parsed = schema.safeParse(outcome.value);
  return parsed.success ? parsed.data : otherwise;
};

type Keys = { readonly level: number; readonly personal: number; readonly communal: number | null };

const abilities = ({ level, personal, communal }: Keys): readonly Capability[] => {
  const onWall = (least: number): boolean => level >= least && (personal & rights.wall) !== 0;
  const speaks = communal !== null || onWall(staff.editor);
  const able: readonly (readonly [Capability, boolean])[] = [
    ["reply", speaks],
    ["delete", onWall(staff.moderator)],
    ["ban", level >= staff.moderator && (personal & rights.groups) !== 0],
    ["private-message", communal !== null && (communal & rights.messages) !== 0],
    ["close-conversation", speaks],
    ["publish", onWall(staff.editor)],
    ["pin", onWall(staff.editor)],
  ];
  return able.flatMap(([capability, isAble]) => (isAble ? [capability] : []));
};
