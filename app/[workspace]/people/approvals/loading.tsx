import { getTranslations } from "next-intl/server";

import { PageBar } from "../../../_ui/controls/page-bar";
import { SkeletonRows } from "../../../_ui/controls/skeleton";
import classes from "../_conduct/sanction.module.css";

const Loading = async () => {
  const [t, common] = await Promise.all([getTranslations("conduct.approvals"), getTranslations("common")]);
  return (
    <>
      <PageBar title={t("title")} />
      <div className={classes["page"]}>
        <SkeletonRows count={6} kind="list" label={common("loading")} />
      </div>
    </>
  );
};

export default Loading;
