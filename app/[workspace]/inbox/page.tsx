import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import type { Actor } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { AppError } from "#lib/core/errors";
import { countCeiling, inboxFiltersSchema, inboxViews, promiseStates, type Conversation, type InboxFilters } from "#lib/inbox/model";
import { getConversation } from "#lib/inbox/queries/conversation";
import { advisedModes } from "#lib/playbook/advice-model";
import { templateVariables } from "#lib/playbook/template-model";
import { listSourceHealth } from "#lib/sources/queries/health";
import { intents, languages, sentiments, tones } from "#lib/tagging/model";
import { initialsOf } from "#lib/team/model";
import { listMembers } from "#lib/team/queries";

import { ClientMessages } from "../../_i18n/client-messages";
import type { DeskFacts } from "./desk-context.client";
import { Desk } from "./desk.client";
import { serveList } from "./served-list";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("inbox"))("title") });

const InboxPage = async ({ params, searchParams }: Props) => {
  const [{ workspace }, search] = await Promise.all([params, searchParams]);
  const actor = await requireActor(workspace);
  const now = readClock();
  // An address with words we do not know shows what waits rather than nothing.
  const parsed = inboxFiltersSchema.safeParse(search);
  const filters = parsed.success ? parsed.data : inboxFiltersSchema.parse({});
  const item = typeof search["item"] === "string" ? search["item"] : null;
  const [served, conversation, facts] = await Promise.all([
    serveList(actor, filters, now),
    item === null ? null : conversationOrNull(actor, item, now),
    factsOf(actor, filters, now),
  ]);
  return (
    <ClientMessages areas={["cases", "conduct", "exports", "feed", "inbox", "sourceErrors", "suggestions"]} zone={actor.zone}>
      <Desk key={JSON.stringify(filters)} facts={facts} served={served} conversation={conversation} />
    </ClientMessages>
  );
};

export default InboxPage;

/** An address may name an item that is gone: the list is shown all the same. */
const conversationOrNull = async (actor: Actor, itemId: string, now: Date): Promise<Conversation | null> => {
  try {
    return await getConversation(actor, itemId, now);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "not-found") return null;
    throw cause;
  }
};

const factsOf = async (actor: Actor, filters: InboxFilters, now: Date): Promise<DeskFacts> => {
  const [members, sources, sent] = await Promise.all([listMembers(actor), listSourceHealth(actor, now), headers()]);
  return {
    workspace: actor.workspaceSlug,
    me: actor.memberId === null ? null : { id: actor.memberId, name: actor.name, initials: initialsOf(actor.name) },
    may: {
      tag: may(actor, "items:tag"),
      close: may(actor, "items:close"),
      assign: may(actor, "items:assign"),
      reply: may(actor, "replies:send"),
      openCases: may(actor, "cases:work"),
      overrule: may(actor, "replies:overrule"),
      configure: may(actor, "team:manage"),
    },
    zone: actor.zone,
    members: members.filter(({ role }) => role !== "viewer").map(({ id, name }) => ({ id, name, initials: initialsOf(name) })),
    sources: sources.map(({ id, name, status, failures }) => ({ id, name, isSilent: status === "reconnect" || status === "gone" || failures >= 3 })),
    filters,
    words: {
      views: inboxViews,
      promises: promiseStates,
      sentiments,
      intents,
      languages,
      tones,
      countCeiling,
      modes: advisedModes,
      variables: templateVariables,
    },
    isApple: /Mac|iPhone|iPad/u.test(sent.get("user-agent") ?? ""),
  };
};
