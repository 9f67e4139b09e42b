import { getTranslations } from "next-intl/server";

import { PageBar } from "../../../_ui/controls/page-bar";
import { SkeletonRows } from "../../../_ui/controls/skeleton";
import classes from "../_health/health.module.css";

const SourcesLoading = async () => {
  const [t, common] = await Promise.all([getTranslations("sources"), getTranslations("common")]);
  return (
    <>
      <PageBar title={t("title")} />
      <div className={classes["page"]}>
        <SkeletonRows count={10} label={common("loading")} />
      </div>
    </>
  );
};

export default SourcesLoading;
