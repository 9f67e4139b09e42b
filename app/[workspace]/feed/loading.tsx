import { getTranslations } from "next-intl/server";

import { PageBar } from "../../_ui/controls/page-bar";
import { SkeletonRows } from "../../_ui/controls/skeleton";
import classes from "./feed.module.css";

const FeedLoading = async () => {
  const [t, common] = await Promise.all([getTranslations("feed"), getTranslations("common")]);
  return (
    <>
      <PageBar title={t("title")} />
      <div className={classes["page"]}>
        <SkeletonRows count={8} label={common("loading")} />
      </div>
    </>
  );
};

export default FeedLoading;
