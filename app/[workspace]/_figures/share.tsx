import { useFormatter, useTranslations } from "next-intl";

import { percentageFloor, shareValue, type Share } from "#lib/coverage/model";

import frame from "./frame.module.css";

/** A share in words: a percentage, or the counts where they are too few for one. */
export const useShare = (): ((share: Share) => string) => {
  const t = useTranslations("overview.figures");
  const format = useFormatter();
  return (share) => {
    if (share.denominator === 0) return t("nothing");
    if (share.denominator < percentageFloor) return t("of", { numerator: format.number(share.numerator), denominator: format.number(share.denominator) });
    return t("percent", { value: format.number(Math.round(100 * (shareValue(share) ?? 0))) });
  };
};

/** Whether both are told as percentages. */
export const isComparable = (share: Share, before: Share): boolean => share.denominator >= percentageFloor && before.denominator >= percentageFloor;

/** Which way a figure went, and whether that is good. */
export const changeOf = (
  value: number | null,
  before: number | null,
  better: "up" | "down",
): { readonly direction: "up" | "down"; readonly isBetter: boolean } | null => {
  if (value === null || before === null || value === before) return null;
  const direction = value > before ? "up" : "down";
  return { direction, isBetter: direction === better };
};

/** A percentage with its digits large. */
export const Percent = ({ share }: { readonly share: Share }) => {
  const format = useFormatter();
  return (
    <>
      {format.number(Math.round(100 * (shareValue(share) ?? 0)))}
      <small className={frame["unit"]}>{" %"}</small>
    </>
  );
};

/** Digits large, the units between them small. */
export const Units = ({ words }: { readonly words: string }) =>
  words.split(/(\d+)/).map((part, at) =>
    /^\d+$/.test(part) || part === "" ? (
      part
    ) : (
      <small key={at} className={frame["unit"]}>
        {part}
      </small>
    ),
  );
