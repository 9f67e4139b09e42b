"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { reopenClosed } from "../actions";
import { Ask } from "./ask.client";
import { useCase, useCaseAct, useOnCase } from "./case-context.client";

/** Opens a closed case again, with a word why, where its end is told. */
export const Reopen = () => {
  const t = useTranslations("cases.menu");
  const { mayWork } = useCase();
  const onCase = useOnCase();
  const { isBusy, act } = useCaseAct();
  const [isOpen, setOpen] = useState(false);
  if (!mayWork) return null;
  return (
    <Ask
      label={t("reopen")}
      isOpen={isOpen}
      onToggle={setOpen}
      isBusy={isBusy}
      go={t("reopen")}
      fields={[{ name: "words", label: t("why"), kind: "words" }]}
      onGo={(answers) =>
        act(
          () => reopenClosed({ ...onCase, words: answers("words") }),
          () => setOpen(false),
        )
      }
    />
  );
};
