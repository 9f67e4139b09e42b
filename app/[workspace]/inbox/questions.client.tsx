"use client";

import dynamic from "next/dynamic";

import type { Conversation } from "#lib/inbox/model";

import type { Refusal } from "./use-send.client";
import type { useSubmit } from "./use-submit.client";

// Few answers are asked about: a question comes when one is.
const RefusedDialog = dynamic(async () => (await import("./refused-dialog.client")).RefusedDialog, { ssr: false });
const InsultDialog = dynamic(async () => (await import("./insult-dialog.client")).InsultDialog, { ssr: false });
const RereadDialog = dynamic(async () => (await import("./reread-dialog.client")).RereadDialog, { ssr: false });
const OpenPlacesDialog = dynamic(async () => (await import("./open-places-dialog.client")).OpenPlacesDialog, { ssr: false });

type Props = {
  readonly conversation: Conversation;
  readonly text: string;
  readonly places: readonly string[];
  readonly sending: ReturnType<typeof useSubmit>;
  readonly refusal: Refusal | null;
  readonly onDismissRefusal: () => void;
  readonly onShow: (quote: string) => void;
};

/** Whatever is asked between the press on Send and the words leaving, one at a time. */
export const Questions = ({ conversation, text, places, sending, refusal, onDismissRefusal, onShow }: Props) => {
  const { asked, insult, goOn, again, dismiss } = sending;
  const { item, answering } = conversation;
  const lookAt = (quote: string | undefined, close: () => void) => (): void => {
    close();
    if (quote !== undefined) onShow(quote);
  };
  if (refusal) return <RefusedDialog refusal={refusal} onLook={onDismissRefusal} onAnyway={() => again({ confirmSecond: true })} />;
  if (insult.question) {
    const { problem } = insult.question;
    return <InsultDialog problem={problem} onLook={lookAt(problem.quote, insult.dismiss)} onAnyway={insult.goOn} />;
  }
  switch (asked) {
    case "open-places":
      return <OpenPlacesDialog places={places} onLook={lookAt(places[0], dismiss)} onAnyway={() => goOn()} />;
    case "reread":
      return (
        <RereadDialog
          comment={item.text}
          draft={text.trim()}
          name={item.author.name}
          coolDown={answering?.coolDown ?? null}
          onBack={dismiss}
          onSend={(bypassReason) => goOn({ bypassReason })}
        />
      );
    case null:
      return null;
  }
};
