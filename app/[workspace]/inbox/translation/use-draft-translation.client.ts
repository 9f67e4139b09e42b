import { useLocale } from "next-intl";
import { useState } from "react";

import type { ConversationItem } from "#lib/inbox/model";
import type { Translation } from "#lib/translation/model";

import { useAct } from "../../../_ui/controls/use-act.client";
import { useDesk } from "../desk-context.client";
import type { Words } from "../use-words.client";
import { translateDraft } from "./actions";

/** A draft and a translation of it that may be taken over; `service` null: one that was taken over before, and taken back. */
export type Offer = { readonly draft: string; readonly translation: string; readonly service: string | null };

export type DraftTranslation = {
  readonly offer: Offer | null;
  /** The member's own words, where their translation stands in the box. */
  readonly original: string | null;
  readonly failure: Exclude<Translation, { readonly kind: "translated" }> | null;
  readonly isBusy: boolean;
  /** The draft says something else by now. */
  readonly isStale: boolean;
  readonly ask: () => void;
  readonly take: () => void;
  readonly undo: () => void;
  readonly close: () => void;
};

/** The draft in the customer's language, beside what the member wrote; null where both speak one language, or nobody knows the customer's. */
export const useDraftTranslation = (
  { id: itemId, language }: ConversationItem,
  { text, original, change }: Pick<Words, "text" | "original" | "change">,
): DraftTranslation | null => {
  const { workspace } = useDesk();
  const locale = useLocale();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [offer, setOffer] = useState<Offer | null>(null);
  const [failure, setFailure] = useState<DraftTranslation["failure"]>(null);
  if (language === "und" || language === locale) return null;
  const draft = text.trim();
  const ask = (): void => {
    if (isBusy || draft === "") return;
    run(
      () => translateDraft({ workspace, itemId, text: draft }),
      (answer) => {
        setFailure(answer.kind === "translated" ? null : answer);
        if (answer.kind === "translated") setOffer({ draft, translation: answer.text, service: answer.service });
      },
    );
  };
  const take = (): void => {
    if (offer === null) return;
    change(offer.translation, text);
    setOffer(null);
  };
  /** Puts the member's words back; the translation stays beside them as it was changed meanwhile. */
  const undo = (): void => {
    if (original === null) return;
    setOffer({ draft: original.trim(), translation: draft, service: null });
    change(original, null);
  };
  const close = (): void => {
    setOffer(null);
    setFailure(null);
  };
  return { offer: draft === "" ? null : offer, original, failure, isBusy, isStale: offer !== null && offer.draft !== draft, ask, take, undo, close };
};
