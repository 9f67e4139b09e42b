import { getTranslations } from "next-intl/server";

import { PageBar } from "../../../_ui/controls/page-bar";
import { SkeletonRows } from "../../../_ui/controls/skeleton";
import classes from "../people.module.css";

const PeopleLoading = async () => {
  const [t, common] = await Promise.all([getTranslations("people"), getTranslations("common")]);
  return (
    <>
      <PageBar title={t("title")} />
      <div className={classes["page"]}>
        <SkeletonRows count={12} label={common("loading")} />
      </div>
    </>
  );
};

export default PeopleLoading;
