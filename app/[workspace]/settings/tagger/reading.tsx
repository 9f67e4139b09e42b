import { getTranslations } from "next-intl/server";

import { Moment } from "../../../_ui/time/moment";
import settings from "../_settings/settings.module.css";
import type { Shown } from "./shown";
import classes from "./tagger.module.css";

/** Which tagger reads, with what it has learnt, and since when. */
export const Reading = async ({ page: { reading, versions }, zone, now }: Shown) => {
  const t = await getTranslations("settings.tagger.reading");
  const isOutdated = versions.some(({ isActive, isOutdated: isOld }) => isActive && isOld);
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("title")}</h2>
      <p>{t(reading.kind)}</p>
      <p className={classes["facts"]}>
        <span className="mid">{reading.version === null ? t("plain") : t("adjusted", { version: reading.version })}</span>
        {reading.since === null ? null : <span>{t.rich("since", { moment: () => <Moment at={reading.since ?? ""} zone={zone} now={now} /> })}</span>}
        <ChosenBy reading={reading} />
      </p>
      {isOutdated ? <p className={settings["under"]}>{t("outdated")}</p> : null}
    </section>
  );
};

const ChosenBy = async ({ reading }: Pick<Shown["page"], "reading">) => {
  const t = await getTranslations("settings.tagger.reading");
  if (reading.chosenBy !== null) return <span>{t("chosenBy", { name: reading.chosenBy })}</span>;
  return reading.version === null ? null : <span>{t("byLearning")}</span>;
};
