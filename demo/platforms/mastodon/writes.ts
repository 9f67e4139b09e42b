import { z } from "zod";

import type { SiteRequest, SiteResponse } from "../../site/site-model";
import { json, notFound, refusal } from "./answers";
import { statusJson, type Teller } from "./entities";

const charactersMax = 500;

const newStatus = z.object({
  status: z.string(),
  in_reply_to_id: z.string().nullable().default(null),
  visibility: z.enum(["public", "unlisted", "private", "direct"]).default("public"),
  language: z.string().nullable().default("en"),
  media_ids: z.array(z.string()).max(4).default([]),
});

/** `POST /api/v1/statuses`: what comes again under the same `Idempotency-Key` within the hour is answered with what it made first. */
export const postStatus = (teller: Teller, { headers, body }: SiteRequest): SiteResponse => {
  const { state } = teller;
  const now = state.options.now();
  const key = headers["idempotency-key"];
  const earlier = key === undefined ? undefined : state.saidUnder(key, now);
  if (earlier !== undefined) return json(statusJson(teller, earlier));
  const asked = newStatus.safeParse(parsed(body));
  if (!asked.success) return refusal(422, "Validation failed");
  const refused = refusalOf(teller, asked.data);
  if (refused !== null) return refused;
  const { status: text, in_reply_to_id: inReplyToId, visibility, language, media_ids: pictures } = asked.data;
  const media = pictures.flatMap((id) => state.mediaById(id) ?? []);
  const made = state.write({ by: state.own.id, text, at: now, inReplyToId, visibility, language, media });
  if (key !== undefined) state.rememberSaid(key, made.id, now);
  return json(statusJson(teller, made));
};

const refusalOf = ({ state }: Teller, { status, in_reply_to_id: parent, media_ids: pictures }: z.output<typeof newStatus>): SiteResponse | null => {
  if (pictures.some((id) => state.mediaById(id) === undefined)) return refusal(404, "Media not found");
  if (status.trim() === "") return refusal(422, "Validation failed: Text can't be blank");
  if (charactersOf(status) > charactersMax) return refusal(422, `Validation failed: Text character limit of ${charactersMax} exceeded`);
  if (parent !== null && state.status(parent) === undefined) return refusal(404, "The post you are trying to reply to does not appear to exist.");
  return null;
};

const charactersOf = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

/** `POST /api/v1/statuses/:id/pin`: one's own, public and not pinned yet. */
export const pinStatus = (teller: Teller, id: string): SiteResponse => {
  const { state } = teller;
  const status = state.status(id);
  if (status === undefined) return notFound();
  if (status.accountId !== state.own.id) return refusal(422, "Validation failed: Someone else's post cannot be pinned");
  if (state.isPinned(id)) return refusal(422, "Validation failed: You have already pinned that post");
  state.pin(id);
  return json(statusJson(teller, status));
};

/** `POST /api/v1/accounts/:id/block` and `/unblock`; done twice it is as done once. */
export const setBlock = ({ state }: Teller, id: string, isBlocked: boolean): SiteResponse => {
  if (state.accountById(id) === undefined) return notFound();
  if (isBlocked) state.block(id);
  else state.unblock(id);
  return json({ id, following: false, blocking: isBlocked, blocked_by: false, muting: false });
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
};
