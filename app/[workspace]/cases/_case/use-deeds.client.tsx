"use client";

import { useTranslations } from "next-intl";

import type { ActionResult } from "#lib/auth/action";
import type { OtherCase } from "#lib/cases/model";
import { momentOf, wallTimeOf } from "#lib/cases/model/wall-time";

import { changeCaseLevel, linkWith, mergeInto, renameFile, setCaseDue } from "../actions";
import type { Answers, Field } from "./ask.client";
import { useCase, useOnCase } from "./case-context.client";

export type DeedName = "level" | "due" | "rename" | "merge" | "link";
type Deed = { readonly fields: readonly Field[]; readonly run: (answers: Answers) => Promise<ActionResult<void>> };

/** What the menu of a case offers: what each deed asks for, and what it does with the answers. */
export const useDeeds = (): Readonly<Record<DeedName, Deed>> => {
  const t = useTranslations("cases");
  const { details, zone, words, others } = useCase();
  const onCase = useOnCase();
  const why: Field = { name: "words", label: t("menu.why"), kind: "words" };
  const otherOf = (cases: readonly OtherCase[]): readonly Field[] => [
    {
      name: "other",
      label: t("menu.other"),
      kind: "choice",
      options: cases.map(({ number, title }) => ({ value: String(number), label: `${number} · ${title}` })),
    },
  ];
  const levels = words.levels.filter((level) => level !== details.level);
  return {
    level: {
      fields: [{ name: "level", label: t("menu.levelTo"), kind: "choice", options: levels.map((value) => ({ value, label: t(`level.${value}`) })) }, why],
      run: (answers) => changeCaseLevel({ ...onCase, level: levels.find((level) => level === answers("level")) ?? details.level, words: answers("words") }),
    },
    due: {
      fields: [
        {
          name: "due",
          label: t("menu.dueAt"),
          kind: "moment",
          isOptional: true,
          initial: details.dueAt === null ? "" : wallTimeOf(new Date(details.dueAt), zone),
        },
      ],
      run: (answers) => setCaseDue({ ...onCase, dueAt: answers("due") === "" ? null : momentOf(answers("due"), zone).toISOString() }),
    },
    rename: {
      fields: [{ name: "title", label: t("menu.name"), kind: "line", initial: details.title }],
      run: (answers) => renameFile({ ...onCase, title: answers("title") }),
    },
    merge: { fields: otherOf(others.filter(({ isOpen }) => isOpen)), run: (answers) => mergeInto({ ...onCase, otherNumber: answers("other") }) },
    link: { fields: otherOf(others), run: (answers) => linkWith({ ...onCase, otherNumber: answers("other") }) },
  };
};
