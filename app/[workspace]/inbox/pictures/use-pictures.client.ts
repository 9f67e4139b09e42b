import { useTranslations } from "next-intl";

import type { Conversation } from "#lib/inbox/model";
import type { Attaching, PictureView } from "#lib/replies/picture-model";

import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useDesk } from "../desk-context.client";
import { addPicture, describePicture, removePicture } from "./actions";

type Patch = (change: (conversation: Conversation) => Conversation) => void;

export type Pictures = Attaching & {
  readonly isBusy: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly describe: (picture: PictureView, alt: string) => void;
  readonly remove: (picture: PictureView) => void;
};

/** The pictures beside a draft; null where the platform takes none. */
export const usePictures = ({ item, attaching }: Conversation, patch: Patch): Pictures | null => {
  const t = useTranslations("errors");
  const { workspace } = useDesk();
  const { isBusy, run } = useAct({ failAs: "toast" });
  if (attaching === null) return null;
  const { terms, pictures } = attaching;
  const show = (now: readonly PictureView[]): void =>
    patch((held) => (held.item.id === item.id && held.attaching !== null ? { ...held, attaching: { ...held.attaching, pictures: now } } : held));
  const addOne = (file: File): void => {
    // The desk's own door would shut on it without a word.
    if (file.size > terms.bytesMax) {
      showToast({ text: t("picture-too-large"), tone: "failed" });
      return;
    }
    const form = new FormData();
    for (const [name, value] of [
      ["workspace", workspace],
      ["itemId", item.id],
    ] as const)
      form.set(name, value);
    form.set("file", file);
    run(() => addPicture(form), show);
  };
  return {
    terms,
    pictures,
    isBusy,
    add: (files) => files.forEach(addOne),
    describe: ({ id: pictureId, alt: before }, alt) => {
      if (alt.trim() !== before) run(() => describePicture({ workspace, pictureId, alt }), show);
    },
    remove: ({ id: pictureId }) => run(() => removePicture({ workspace, pictureId }), show),
  };
};

/** The files among what was pasted or dropped. */
export const filesIn = (carried: DataTransfer): readonly File[] => [...carried.files].filter(({ type }) => type.startsWith("image/"));
