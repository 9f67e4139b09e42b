"use client";

import { Textarea } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { Icon } from "../../../_ui/controls/icon";
import { dropNote, keepNote } from "../actions";
import { useRefreshingAct } from "./use-refreshing-act.client";

/** A field for a note; it empties once the note is kept. */
export const AddNote = ({ workspace, authorId }: { readonly workspace: string; readonly authorId: string }) => {
  const t = useTranslations("people.notes");
  const { isBusy, failure, run } = useRefreshingAct();
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => keepNote({ workspace, authorId, text }),
          () => setText(""),
        );
      }}
    >
      <Textarea aria-label={t("label")} placeholder={t("label")} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={1} maxLength={2000} />
      {text.trim() === "" ? null : (
        <Button type="submit" size="small" busy={isBusy}>
          {t("add")}
        </Button>
      )}
      <FormFailure>{failure}</FormFailure>
    </form>
  );
};

export const RemoveNote = ({ workspace, noteId }: { readonly workspace: string; readonly noteId: string }) => {
  const t = useTranslations("people.notes");
  const { isBusy, run } = useRefreshingAct();
  return (
    <Button look="bare" size="small" square busy={isBusy} aria-label={t("remove")} icon={<Icon of={IconX} />} onClick={() => run(() => dropNote({ workspace, noteId }))} />
  );
};
