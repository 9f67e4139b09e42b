import { getTranslations } from "next-intl/server";

import { correctionsMin, learnsAfter } from "#lib/tagging/adjusting-model";

import settings from "../_settings/settings.module.css";
import { LearnNow } from "./choosing.client";
import type { Shown } from "./shown";
import classes from "./tagger.module.css";

/** How much the team has taught, and when Parley learns from it. */
export const Learning = async ({ workspace, page: { learning }, canManage }: Shown) => {
  const t = await getTranslations("settings.tagger.learning");
  return (
    <section className={settings["section"]}>
      <div className={settings["head"]}>
        <h2>{t("title")}</h2>
        {canManage ? <LearnNow workspace={workspace} isAsked={learning.isAsked} /> : null}
      </div>
      <p className={settings["hint"]}>{t("hint")}</p>
      <p className={classes["facts"]}>
        <span>{t("counts", { corrections: learning.corrections })}</span>
        {learning.corrections > 0 ? <span>{t("fresh", { count: learning.fresh })}</span> : null}
      </p>
      <p className={settings["under"]}>{t("when", { first: correctionsMin, more: learnsAfter })}</p>
    </section>
  );
};
