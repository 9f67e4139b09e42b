import { z } from "zod";

import { ConnectorError, type Action, type ActResult, type ConnectorContext, type Said, type Saying } from "../contract";
import { mayHaveBeenAccepted } from "../http/failure";
import { comparableText, htmlToText } from "../text";
import { callApi, callFor } from "./api";
import { accountIdOf } from "./identify";
import { upload } from "./media";
import { addressedTo, namingNobody } from "./mentions";
import { accountSchema, statusSchema, withoutAddressees, type MastodonStatus } from "./model";
import { findStatus } from "./presence";

const clockSlackMs = 5 * 60_000;

/** Sends one action once. A request that may have been accepted although no answer came is `unknown`; under its key it may be sent again. */
export const act = async (context: ConnectorContext, action: Action): Promise<ActResult> => {
  switch (action.kind) {
    case "reply":
      return say(context, action.key, await withPictures(context, await replyDraft(context, action), action));
    case "message":
      return say(context, action.key, await withPictures(context, await messageDraft(context, action), action));
    case "publish":
      return publish(context, action);
    case "ban":
      return setBlock(context, action.authorExternalId, "block");
    case "unban":
      return setBlock(context, action.authorExternalId, "unblock");
    default:
      throw new ConnectorError("permission", "cannot-take-away", { message: "On Mastodon nobody but the server’s staff can take another’s words away." });
  }
};

/** Our own status with this very text and in this place, if the server has it. */
export const findSaid = async (context: ConnectorContext, saying: Saying, sentAfter: Date): Promise<Said | null> => {
  const place = await placeOf(context, saying);
  const query = [
    ["exclude_reblogs", "true"],
    ["limit", "40"],
  ] as const;
  const rows = await callFor(context, { path: `accounts/${await accountIdOf(context)}/statuses`, query }, z.array(z.unknown()));
  const found = rows
    .flatMap((row) => statusSchema.safeParse(row).data ?? [])
    .find((status) => status.created_at.getTime() >= sentAfter.getTime() - clockSlackMs && isThis(status, saying, place));
  return found === undefined ? null : saidBy(found);
};

type Draft = {
  readonly status: string;
  readonly visibility: string;
  readonly in_reply_to_id?: string;
  readonly language?: string;
  readonly media_ids?: readonly string[];
};

/** Before the words leave: a picture that does not get there keeps them back, and what went up for nothing nobody sees. */
const withPictures = async (context: ConnectorContext, draft: Draft, { pictures = [] }: Extract<Saying, { kind: "reply" | "message" }>): Promise<Draft> =>
  pictures.length === 0 ? draft : { ...draft, media_ids: await upload(context, pictures) };

/** Under what it answers, as visible as that, and naming its author, who would not be told otherwise. */
const replyDraft = async (context: ConnectorContext, { parentExternalId, text }: Extract<Saying, { kind: "reply" }>): Promise<Draft> => {
  const parent = await findStatus(context, parentExternalId);
  if (parent === null) throw new ConnectorError("gone", "item-gone", { message: "This post is not there any more." });
  const isOwn = context.ownIds.includes(parent.account.id);
  return {
    status: isOwn ? namingNobody(text) : addressedTo(parent.account.acct, text),
    visibility: parent.visibility,
    in_reply_to_id: parent.id,
    ...(parent.language == null ? {} : { language: parent.language }),
  };
};

const messageDraft = async (context: ConnectorContext, { toExternalId, aboutExternalId, text }: Extract<Saying, { kind: "message" }>): Promise<Draft> => {
  const { acct } = await callFor(context, { path: `accounts/${encodeURIComponent(toExternalId)}` }, accountSchema);
  const about = await findStatus(context, aboutExternalId);
  return { status: addressedTo(acct, text), visibility: "direct", ...(about === null ? {} : { in_reply_to_id: about.id }) };
};

const publish = async (context: ConnectorContext, { key, text, isPinned }: Extract<Saying, { kind: "publish" }>): Promise<ActResult> => {
  const made = await say(context, key, { status: text, visibility: "public" });
  if (!isPinned || made.outcome !== "done") return made;
  return orUnknown(async () => {
    await pin(context, made.externalId);
    return made;
  });
};

const pin = async (context: ConnectorContext, id: string): Promise<void> => {
  try {
    await callApi(context, { path: `statuses/${id}/pin`, method: "POST" });
  } catch (error) {
    const isThereAlready = error instanceof ConnectorError && (error.params["said"] ?? "").includes("already pinned");
    if (!isThereAlready) throw error;
  }
};

const say = (context: ConnectorContext, key: string, body: Draft): Promise<ActResult> =>
  orUnknown(async () => {
    const { json } = await callApi(context, { path: "statuses", method: "POST", body, key });
    const made = statusSchema.safeParse(json);
    return made.success ? { outcome: "done", ...saidBy(made.data) } : { outcome: "unknown", why: "answer-not-understood" };
  });

const setBlock = (context: ConnectorContext, accountId: string, verb: "block" | "unblock"): Promise<ActResult> =>
  orUnknown(async () => {
    await callApi(context, { path: `accounts/${encodeURIComponent(accountId)}/${verb}`, method: "POST" });
    return { outcome: "done", externalId: accountId, at: context.now() };
  });

const orUnknown = async (send: () => Promise<ActResult>): Promise<ActResult> => {
  try {
    return await send();
  } catch (error) {
    // After 2xx a page instead of data says nothing of what was done.
    if (error instanceof ConnectorError && (mayHaveBeenAccepted(error) || ["html-instead-of-json", "not-json"].includes(error.reason)))
      return { outcome: "unknown", why: error.reason };
    throw error;
  }
};

const saidBy = ({ id, url, created_at: at }: MastodonStatus): Said => ({ externalId: id, url: url ?? undefined, at });

/** What it hangs under: nothing, where what a message was about is gone by now. */
const placeOf = async (context: ConnectorContext, saying: Saying): Promise<string | null> => {
  switch (saying.kind) {
    case "reply":
      return saying.parentExternalId;
    case "message":
      return (await findStatus(context, saying.aboutExternalId))?.id ?? null;
    case "publish":
      return null;
  }
};

const isThis = (status: MastodonStatus, saying: Saying, place: string | null): boolean =>
  (status.in_reply_to_id ?? null) === place && hasText(status, saying.text) && isMeant(status, saying);

const isMeant = (status: MastodonStatus, saying: Saying): boolean => {
  switch (saying.kind) {
    case "reply":
      return true;
    case "message":
      return status.visibility === "direct" && status.mentions.some(({ id }) => id === saying.toExternalId);
    case "publish":
      // One that was not pinned is not done yet: sent again under its key it is pinned and not doubled.
      return !saying.isPinned || status.pinned === true;
  }
};

const hasText = ({ content, mentions }: MastodonStatus, text: string): boolean => {
  const shown = htmlToText(content);
  const wanted = comparableText(text);
  return [shown, withoutAddressees(shown, mentions, 1)].some((words) => comparableText(words) === wanted);
};
