import { byId, type MastodonStatus } from "./mastodon-model";
import type { MastodonState } from "./mastodon-state";

/** What somebody may see: a stranger what is public, the brand also what names it. */
export const isVisibleTo = (state: MastodonState, status: MastodonStatus, isSignedIn: boolean): boolean => {
  if (status.visibility === "public" || status.visibility === "unlisted") return true;
  return isSignedIn && (status.accountId === state.own.id || status.mentions.includes(state.own.id));
};

/** The conversation around a status: those above it, and those below it in reading order, cut where the server cuts. */
export const contextOf = (
  state: MastodonState,
  status: MastodonStatus,
  isSignedIn: boolean,
): { readonly ancestors: readonly MastodonStatus[]; readonly descendants: readonly MastodonStatus[] } => {
  const isShown = (one: MastodonStatus): boolean => isVisibleTo(state, one, isSignedIn) && !(isSignedIn && state.isBlocked(one.accountId));
  const max = state.options.contextMax ?? { signedIn: 4_096, stranger: 60 };
  const below = descendantsOf(childrenByParent(state.statuses()), status.id);
  return {
    ancestors: ancestorsOf(state, status).filter(isShown),
    descendants: below.filter(isShown).slice(0, isSignedIn ? max.signedIn : max.stranger),
  };
};

const ancestorsOf = (state: MastodonState, { inReplyToId }: MastodonStatus): readonly MastodonStatus[] => {
  const parent = inReplyToId === null ? undefined : state.status(inReplyToId);
  return parent === undefined ? [] : [...ancestorsOf(state, parent), parent];
};

type Children = ReadonlyMap<string, readonly MastodonStatus[]>;

const childrenByParent = (statuses: readonly MastodonStatus[]): Children => {
  const children = new Map<string, MastodonStatus[]>();
  for (const status of statuses.toSorted((a, b) => byId(a.id, b.id))) {
    if (status.inReplyToId === null) continue;
    const siblings = children.get(status.inReplyToId) ?? [];
    siblings.push(status);
    children.set(status.inReplyToId, siblings);
  }
  return children;
};

const descendantsOf = (children: Children, id: string): readonly MastodonStatus[] =>
  (children.get(id) ?? []).flatMap((child) => [child, ...descendantsOf(children, child.id)]);
