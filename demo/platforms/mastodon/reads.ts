import type { SiteRequest, SiteResponse } from "../../site/site-model";
import { json, notFound } from "./answers";
import { accountJson, notificationJson, statusJson, type Teller } from "./entities";
import { listPage } from "./listing";
import type { MastodonStatus } from "./mastodon-model";
import { contextOf, isVisibleTo } from "./statuses";

/** A request of the API with its caller known. */
export type Asked = SiteRequest & { readonly isSignedIn: boolean };

const limitMax = { statuses: 40, notifications: 80 };

export const lookUpAccount = (teller: Teller, { query }: Asked): SiteResponse => {
  const account = teller.state.accountOf(query.get("acct") ?? "");
  return account === undefined ? notFound() : json(accountJson(teller, account));
};

export const getAccount = (teller: Teller, id: string): SiteResponse => {
  const account = teller.state.accountById(id);
  return account === undefined ? notFound() : json(accountJson(teller, account));
};

export const listRelationships = ({ state }: Teller, { query }: Asked): SiteResponse =>
  json(query.getAll("id[]").map((id) => ({ id, following: false, blocking: state.isBlocked(id), muting: false })));

export const getStatus = (teller: Teller, asked: Asked, id: string): SiteResponse => {
  const status = visibleStatus(teller, asked, id);
  return status === null ? notFound() : json(statusJson(teller, status));
};

/** `GET /api/v1/statuses?id[]=`: those that are there, in no promised order; of those that are not, no word. */
export const getStatuses = (teller: Teller, asked: Asked): SiteResponse =>
  json(asked.query.getAll("id[]").flatMap((id) => toJson(teller, visibleStatus(teller, asked, id))));

export const getContext = (teller: Teller, asked: Asked, id: string): SiteResponse => {
  const status = visibleStatus(teller, asked, id);
  if (status === null) return notFound();
  const { ancestors, descendants } = contextOf(teller.state, status, asked.isSignedIn);
  return json({ ancestors: ancestors.map((one) => statusJson(teller, one)), descendants: descendants.map((one) => statusJson(teller, one)) });
};

export const listAccountStatuses = (teller: Teller, asked: Asked, id: string): SiteResponse => {
  const { state } = teller;
  const isFlag = (name: string): boolean => ["true", "1"].includes(asked.query.get(name) ?? "");
  const rows = state
    .statuses()
    .filter((status) => status.accountId === id && isVisibleTo(state, status, asked.isSignedIn))
    .filter((status) => !isFlag("exclude_replies") || !isAnswerToOthers(teller, status))
    .filter((status) => !isFlag("pinned") || state.isPinned(status.id));
  const page = listPage(rows, { query: asked.query, address: `${teller.baseUrl}/api/v1/accounts/${id}/statuses`, limitMax: limitMax.statuses });
  return json(
    page.rows.map((status) => statusJson(teller, status)),
    page.link === null ? {} : { link: page.link },
  );
};

export const listNotifications = (teller: Teller, { query }: Asked): SiteResponse => {
  const types = query.getAll("types[]");
  const rows = teller.state.notifications().filter(({ type }) => types.length === 0 || types.includes(type));
  const page = listPage(rows, { query, address: `${teller.baseUrl}/api/v1/notifications`, limitMax: limitMax.notifications });
  return json(
    page.rows.map((notification) => notificationJson(teller, notification)),
    page.link === null ? {} : { link: page.link },
  );
};

// A thread of one's own is no answer to others.
const isAnswerToOthers = ({ state }: Teller, { isReply, inReplyToId, accountId }: MastodonStatus): boolean =>
  isReply && (inReplyToId === null || state.status(inReplyToId)?.accountId !== accountId);

const visibleStatus = ({ state }: Teller, { isSignedIn }: Asked, id: string): MastodonStatus | null => {
  const status = state.status(id);
  return status !== undefined && isVisibleTo(state, status, isSignedIn) ? status : null;
};

const toJson = (teller: Teller, status: MastodonStatus | null): readonly unknown[] => (status === null ? [] : [statusJson(teller, status)]);
