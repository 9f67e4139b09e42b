"use client";

import { Radio } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { ExportFormat } from "#lib/exports/model";

import classes from "./format-choice.module.css";

const formats = ["xlsx", "csv", "jsonl"] as const satisfies readonly ExportFormat[];

type Props = { readonly value: ExportFormat; readonly onChoose: (format: ExportFormat) => void };

/** In which format, and what the chosen one is good for. */
export const FormatChoice = ({ value, onChoose }: Props) => {
  const t = useTranslations("exports");
  const choose = (chosen: string): void => {
    const format = formats.find((one) => one === chosen);
    if (format) onChoose(format);
  };
  return (
    <Radio.Group label={t("format")} value={value} onChange={choose}>
      <div className={classes["formats"]}>
        {formats.map((format) => (
          <Radio key={format} size="xs" value={format} label={t(`formats.${format}`)} />
        ))}
      </div>
      <p className="ink2 small">{t(`formatHints.${value}`)}</p>
    </Radio.Group>
  );
};
