import { useState } from "react";

import type { ReplyChannel } from "#lib/replies/model";
import type { ReplyPreview } from "#lib/replies/queries/preview";

import { useAct } from "../../_ui/controls/use-act.client";
import { previewWords } from "./actions";
import { useDesk } from "./desk-context.client";

type Words = { readonly text: string; readonly channel: ReplyChannel };

/** The words as they will stand on the platform, from the press on "Preview" until they change or it is pressed again. */
export const usePreview = (itemId: string, { text, channel }: Words): { readonly shown: ReplyPreview | null; readonly toggle: () => void } => {
  const { workspace } = useDesk();
  const { run } = useAct({ failAs: "toast" });
  const [asked, setAsked] = useState<(Words & { readonly shown: ReplyPreview }) | null>(null);
  const shown = asked?.text === text && asked.channel === channel ? asked.shown : null;
  const toggle = (): void => {
    if (shown !== null) setAsked(null);
    else
      run(
        () => previewWords({ workspace, itemId, text, channel }),
        (preview) => setAsked({ text, channel, shown: preview }),
      );
  };
  return { shown, toggle };
};
