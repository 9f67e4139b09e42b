import { boundedIn, numberIn, VkRefusal, type Method, type MethodCall } from "./vk-answers";
import { commentJson, groupJson, messageJson, namesJson, postJson, shownComments } from "./vk-json";
import type { WallComment, WallPost } from "./vk-model";
import type { VkState } from "./vk-state";

/** The reading methods, each with the kinds of key that may call it. */
export const readMethods: Readonly<Record<string, { readonly by: readonly string[]; readonly answer: Method }>> = {
  "wall.get": { by: ["user", "service"], answer: (call) => wallGet(call) },
  "wall.getById": { by: ["user", "service"], answer: (call) => wallGetById(call) },
  "wall.getComments": { by: ["user", "service"], answer: (call) => wallGetComments(call) },
  "wall.getComment": { by: ["user"], answer: (call) => wallGetComment(call) },
  "users.get": { by: ["user", "group", "service"], answer: (call) => usersGet(call) },
  "groups.getById": { by: ["user", "group", "service"], answer: (call) => groupsGetById(call) },
  "groups.getMembers": { by: ["user"], answer: ({ state }) => ({ count: 1, items: [{ id: state.settings.adminId, role: "administrator" }] }) },
  "groups.getTokenPermissions": { by: ["group"], answer: ({ caller }) => ({ mask: caller.rights, permissions: [] }) },
  "account.getAppPermissions": { by: ["user"], answer: ({ caller }) => caller.rights },
  "messages.getHistory": { by: ["user", "group"], answer: (call) => messagesGetHistory(call) },
};

const requireOwner = ({ state, params }: MethodCall): void => {
  const isOurs = params.get("domain") === state.settings.screenName || numberIn(params, "owner_id") === state.ownerId;
  if (!isOurs) throw new VkRefusal(15);
};

const wallGet: Method = (call) => {
  requireOwner(call);
  const { state, params } = call;
  const all = [...state.posts()].sort(newestFirst);
  const offset = boundedIn(params, "offset", { otherwise: 0, max: 1_000_000 });
  const items = all.slice(offset, offset + boundedIn(params, "count", { otherwise: 20, max: 100 }));
  return { count: all.length, items: items.map((post) => postJson(state, post)), ...extended(call, items) };
};

const newestFirst = (a: WallPost, b: WallPost): number => Number(b.isPinned) - Number(a.isPinned) || b.id - a.id;

const extended = ({ state, params }: MethodCall, rows: readonly { readonly fromId: number }[]): object =>
  params.get("extended") === "1"
    ? namesJson(
        state,
        rows.map(({ fromId }) => fromId),
      )
    : {};

const wallGetById: Method = ({ state, params }) => {
  const ids = (params.get("posts") ?? "").split(",").map((name) => Number(name.split("_")[1]));
  return { items: ids.flatMap((id) => state.findPost(id) ?? []).map((post) => postJson(state, post)) };
};

const wallGetComments: Method = (call) => {
  requireOwner(call);
  const { state, params } = call;
  const post = numberIn(params, "post_id");
  if (state.findPost(post) === undefined) throw new VkRefusal(100);
  const inline = boundedIn(params, "thread_items_count", { otherwise: 0, max: 10 });
  const shown = shownComments(state, post);
  const top = numberIn(params, "comment_id", 0);
  const level = shown.filter((comment) => comment.top === top);
  const rows = pageOf(params.get("sort") === "desc" ? [...level].reverse() : level, params);
  return {
    count: shown.length,
    current_level_count: level.length,
    can_post: true,
    show_reply_button: true,
    groups_can_post: true,
    items: rows.map((comment) => commentJson(state, comment, top === 0 ? inline : null)),
    ...extended(
      call,
      rows.flatMap((comment) => [comment, ...threadOf(state, comment)]),
    ),
  };
};

const threadOf = (state: VkState, { id, post }: WallComment): readonly WallComment[] => shownComments(state, post).filter(({ top }) => top === id);

const pageOf = (rows: readonly WallComment[], params: URLSearchParams): readonly WallComment[] => {
  const start = numberIn(params, "start_comment_id", 0);
  const from = Math.max(
    0,
    rows.findIndex(({ id }) => id === start),
  );
  const offset = from + boundedIn(params, "offset", { otherwise: 0, max: 1_000_000 });
  return rows.slice(offset, offset + boundedIn(params, "count", { otherwise: 10, max: 100 }));
};

const wallGetComment: Method = (call) => {
  requireOwner(call);
  const { state, params } = call;
  const comment = state.findComment(numberIn(params, "comment_id"));
  if (comment === undefined || comment.isDeleted) throw new VkRefusal(100);
  return { items: [commentJson(state, comment)], ...extended(call, [comment]) };
};

const usersGet: Method = ({ state, params, caller }) => {
  const asked = params.get("user_ids");
  if (asked === null && caller.kind !== "user") throw new VkRefusal(100);
  const ids = asked === null ? [state.settings.adminId] : asked.split(",").map(Number);
  const named = namesJson(state, ids)["profiles"];
  return asked === null ? [{ id: state.settings.adminId, first_name: "Anna", last_name: "Berg" }] : named;
};

const groupsGetById: Method = ({ state, params, caller }) => {
  const { groupId, screenName } = state.settings;
  if (![String(groupId), screenName].includes(params.get("group_id") ?? "")) throw new VkRefusal(100);
  const standing = caller.kind === "user" ? { is_admin: 1, admin_level: 3 } : {};
  return { groups: [{ ...groupJson(state), ...standing }], profiles: [] };
};

const messagesGetHistory: Method = ({ state, params }) => {
  const peer = numberIn(params, "peer_id");
  const ofPeer = state.messages().filter(({ userId }) => userId === peer);
  const items = [...ofPeer].reverse().slice(0, boundedIn(params, "count", { otherwise: 20, max: 200 }));
  return { count: ofPeer.length, items: items.map((message) => messageJson(message, state.settings.groupId)) };
};
