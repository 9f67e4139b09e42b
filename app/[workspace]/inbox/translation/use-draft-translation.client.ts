import { useLocale } from "next-intl";
import { useState } from "react";

import type { ConversationItem } from "#lib/inbox/model";
import type { Translation } from "#lib/translation/model";

import { useAct } from "../../../_ui/controls/use-act.client";
import { useDesk } from "../desk-context.client";
import type { Words } from "../use-words.client";
import { translateDraft } from "./actions";

/** A draft and its translation; `before`: what stood in the box when the translation was taken over, null until then. */
export type DraftPair = { readonly draft: string; readonly translation: string; readonly service: string; readonly before: string | null };

export type DraftTranslation = {
  readonly pair: DraftPair | null;
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
export const useDraftTranslation = ({ id: itemId, language }: ConversationItem, { text, change }: Pick<Words, "text" | "change">): DraftTranslation | null => {
  const { workspace } = useDesk();
  const locale = useLocale();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [pair, setPair] = useState<DraftPair | null>(null);
  const [failure, setFailure] = useState<DraftTranslation["failure"]>(null);
  if (language === "und" || language === locale) return null;
  const draft = text.trim();
  const ask = (): void => {
    if (isBusy || draft === "") return;
    run(
      () => translateDraft({ workspace, itemId, text: draft }),
      (answer) => {
        setFailure(answer.kind === "translated" ? null : answer);
        if (answer.kind === "translated") setPair({ draft, translation: answer.text, service: answer.service, before: null });
      },
    );
  };
  const take = (): void => {
    if (pair === null) return;
    setPair({ ...pair, before: text });
    change(pair.translation);
  };
  /** Puts back what stood there; what was changed in the translation meanwhile stays beside it. */
  const undo = (): void => {
    if (pair?.before == null) return;
    setPair({ ...pair, translation: draft, before: null });
    change(pair.before);
  };
  const close = (): void => {
    setPair(null);
    setFailure(null);
  };
  return { pair: draft === "" ? null : pair, failure, isBusy, isStale: pair?.before === null && pair.draft !== draft, ask, take, undo, close };
};
