import { commentJson, postJson, type Json } from "./vk-json";
import type { WallChange } from "./vk-model";
import type { VkState } from "./vk-state";

/** What the Callback API would post for a change of the wall. */
export const eventBody = (state: VkState, change: WallChange, { id, secret }: { readonly id: string; readonly secret: string }): string =>
  JSON.stringify({ type: typeOf(change), group_id: state.settings.groupId, event_id: id, v: "5.199", secret, object: objectOf(state, change) });

const typeOf = ({ kind }: WallChange): string => (kind === "post-new" ? "wall_post_new" : `wall_${kind.replace("-", "_")}`);

const objectOf = (state: VkState, change: WallChange): Json => {
  switch (change.kind) {
    case "post-new":
      return postJson(state, change.post);
    case "reply-delete":
      return { owner_id: state.ownerId, id: change.comment.id, user_id: change.by, post_id: change.comment.post };
    case "reply-new":
    case "reply-edit":
    case "reply-restore":
      return { ...commentJson(state, change.comment), post_owner_id: state.ownerId };
  }
};
