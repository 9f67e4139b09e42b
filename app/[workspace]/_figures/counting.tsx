import { getTranslations } from "next-intl/server";

import frame from "./frame.module.css";

/** Fewer days are counted before anybody has read that they are. */
const worthSaying = 7;

/** Says so while figures are not yet those of every item. */
export const Counting = async ({ daysLeft }: { readonly daysLeft: number }) => {
  const t = await getTranslations("coverage");
  if (daysLeft < worthSaying) return null;
  return (
    <p className={frame["counting"]} role="status">
      {t("counting", { count: daysLeft })}
    </p>
  );
};
