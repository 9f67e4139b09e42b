"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, use, useRef, type ReactNode } from "react";
import type { z } from "zod";

import type { ActionResult } from "#lib/auth/action";
import type { ConversationItem } from "#lib/inbox/model";
import { doubtOf } from "#lib/items/doubt-model";
import type { correctTagSchema } from "#lib/items/model";
import type { Sentiment } from "#lib/tagging/model";
import { tellingTones } from "#lib/tagging/offences";

import { showToast } from "../../_ui/controls/toast-store";
import { useFailureWords } from "../../_ui/controls/use-act.client";
import { useMoment } from "../../_ui/time/moment";
import { assignItems, correctItemTag, dismissItems, reopenItem, snoozeItem, takeBackItemTag, takeNextItem, warnItemManagers } from "./actions";
import { useDesk } from "./desk-context.client";

/** A refusal of the server; null when it could not be reached. */
export type Failure = Extract<ActionResult<unknown>, { readonly ok: false }> | null;

/** What one tag of an item becomes; `tones` names the whole set. */
export type Correction = z.input<typeof correctTagSchema>;

export type Acts = {
  readonly assign: (itemIds: readonly string[], assignee: { readonly id: string; readonly name: string } | null) => void;
  readonly dismiss: (itemIds: readonly string[], reason: string) => void;
  readonly reopen: (itemId: string) => void;
  readonly snooze: (itemId: string, until: Date | null) => void;
  readonly takeNext: () => void;
  /** Asks whoever decides to look at the item. */
  readonly warnManagers: (itemId: string) => void;
  /** A person's word on a tag of the item; the tag as it is confirms one that was unsure. `onBack` follows when it is taken back. */
  readonly correct: (item: ConversationItem, change: Correction, onBack?: () => void) => void;
  /** Takes back the last step that can be taken back. */
  readonly undo: () => void;
  /** Says why an answer of the server was a refusal. */
  readonly sayFailure: (failure: Failure) => void;
};

const ActsContext = createContext<Acts | null>(null);

/** What can be done to comments; each says what it did and how to take it back. */
export const useActs = (): Acts => {
  const acts = use(ActsContext);
  if (acts === null) throw new Error("useActs is for parts of the desk.");
  return acts;
};

type Props = { readonly onChanged: () => void; readonly onTaken: (itemId: string) => void; readonly children: ReactNode };

export const ActsProvider = ({ onChanged, onTaken, children }: Props) => {
  const acts = useMakeActs(onChanged, onTaken);
  return <ActsContext value={acts}>{children}</ActsContext>;
};

/** The words for a refusal, in the reader's language. */
export const useRefusalWords = (): ((failure: Failure) => string) => {
  const errors = useTranslations("errors");
  const say = useFailureWords();
  return (failure) => (failure === null ? errors("unreachable") : say(failure.error));
};

/** The way back from a step, and what follows when it was taken. */
type Back = { readonly run: () => Promise<ActionResult<unknown>>; readonly onDone?: (() => void) | undefined };

const useMakeActs = (onChanged: () => void, onTaken: (itemId: string) => void): Acts => {
  const brands = (useSearchParams().get("brand") ?? "").split(",").filter((slug) => slug !== "");
  const { workspace, zone } = useDesk();
  const t = useTranslations("inbox");
  const tags = useTranslations("tags");
  const say = useMoment();
  const words = useRefusalWords();
  const lastUndo = useRef<(() => void) | null>(null);

  const sayFailure = (failure: Failure): void => showToast({ text: words(failure), tone: "failed" });

  /** Does it, says so, and offers the way back. */
  const carryOut = async <Value,>(work: Promise<ActionResult<Value>>, said: (value: Value) => string | null, back?: Back): Promise<void> => {
    const answer = await work.catch(() => null);
    onChanged();
    if (!answer?.ok) {
      sayFailure(answer);
      return;
    }
    const text = said(answer.value);
    if (text === null) return;
    const undo = back
      ? () => {
          lastUndo.current = null;
          void carryOut(back.run(), () => t("toast.undone")).then(back.onDone);
        }
      : null;
    lastUndo.current = undo;
    showToast({ text, undo: undo ? { label: t("toast.undo"), run: undo } : null });
  };

  const assign: Acts["assign"] = (itemIds, assignee) => {
    const [first] = itemIds;
    if (first === undefined) return;
    const one = assignee ? t("conversation.assigned", { name: assignee.name }) : t("conversation.unassigned");
    const many = assignee ? t("bulk.assigned", { count: itemIds.length, name: assignee.name }) : t("bulk.unassigned", { count: itemIds.length });
    void carryOut(assignItems({ workspace, itemIds: [...itemIds], memberId: assignee?.id ?? null }), ({ done }) =>
      partly(done, itemIds.length, itemIds.length === 1 ? one : many),
    );
  };
  const partly = (done: number, count: number, whole: string): string => (done === count ? whole : t("bulk.partly", { done, count }));

  const dismiss: Acts["dismiss"] = (itemIds, reason) => {
    const said = itemIds.length === 1 ? t("conversation.dismissed", { reason }) : t("bulk.dismissed", { count: itemIds.length });
    const run = async (): Promise<ActionResult<unknown>> => {
      const answers = await Promise.all(itemIds.map(async (itemId) => reopenItem({ workspace, itemId })));
      return answers.find((answer) => !answer.ok) ?? { ok: true, value: null };
    };
    void carryOut(dismissItems({ workspace, itemIds: [...itemIds], note: reason }), ({ done }) => partly(done, itemIds.length, said), { run });
  };
  const reopen: Acts["reopen"] = (itemId) => void carryOut(reopenItem({ workspace, itemId }), () => t("conversation.reopened"));

  const snooze: Acts["snooze"] = (itemId, until) => {
    // oxlint-disable-next-line house/no-clock -- the moment of a person's own click
    const said = until ? t("conversation.snoozedUntil", { time: say(until.toISOString(), zone, new Date()) }) : t("conversation.woken");
    const back = until ? { run: async () => snoozeItem({ workspace, itemId, until: null }) } : undefined;
    void carryOut(snoozeItem({ workspace, itemId, until: until?.toISOString() ?? null }), () => said, back);
  };

  const takeNext = (): void =>
    void carryOut(takeNextItem({ workspace, brands }), (taken) => {
      if (taken === null) return t("list.nothingToTake");
      onTaken(taken.itemId);
      return null;
    });

  const warnManagers: Acts["warnManagers"] = (itemId) =>
    void carryOut(warnItemManagers({ workspace, itemId }), ({ told, know }) => {
      if (told > 0) return t("conversation.managersTold", { count: told });
      return t(know > 0 ? "conversation.managersKnow" : "conversation.noManager");
    });

  const correct: Acts["correct"] = (item, change, onBack) => {
    const { itemId, head } = change;
    const confirms = isAsItIs(item, change);
    if (confirms && !item.unsure.some((doubt) => doubt === doubtOf(head))) return;
    const value = tagWords(change, tags);
    void carryOut(correctItemTag({ workspace, ...change }), () => (confirms ? t("tags.confirmed", { value }) : t("tags.changed", { value })), {
      run: async () => takeBackItemTag({ workspace, itemId, head }),
      onDone: onBack,
    });
  };
  return { assign, dismiss, reopen, snooze, takeNext, warnManagers, correct, undo: () => lastUndo.current?.(), sayFailure };
};

const isAsItIs = (item: ConversationItem, change: Correction): boolean =>
  change.head === "tones" ? change.became.toSorted().join() === item.tones.toSorted().join() : change.became === item[change.head];

const tagWords = (change: Correction, tags: ReturnType<typeof useTranslations<"tags">>): string =>
  change.head === "tones"
    ? tellingTones(change.became)
        .map((tone) => tags(`tone.${tone}`))
        .join(", ") || tags("noTone")
    : tags(`${change.head}.${change.became}`);

/** The sentiments behind the keys 1, 2 and 3. */
export const sentimentKeys = [
  ["1", "negative"],
  ["2", "neutral"],
  ["3", "positive"],
] as const satisfies readonly (readonly [string, Sentiment])[];
