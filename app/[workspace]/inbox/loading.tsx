import { getTranslations } from "next-intl/server";

import { SkeletonRows } from "../../_ui/controls/skeleton";
import classes from "./desk.module.css";

const Loading = async () => {
  const t = await getTranslations("inbox");
  return (
    <div className={classes["desk"]} data-open="false">
      <div className={classes["views"]} />
      <section className={classes["list"]}>
        <div className={classes["bar"]} />
        <SkeletonRows count={12} kind="list" label={t("loading")} />
      </section>
      <div className={classes["conversation"]} />
    </div>
  );
};

export default Loading;
