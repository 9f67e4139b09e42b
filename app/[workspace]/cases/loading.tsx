import { getTranslations } from "next-intl/server";

import { PageBar } from "../../_ui/controls/page-bar";
import { SkeletonRows } from "../../_ui/controls/skeleton";
import classes from "./cases.module.css";

const Loading = async () => {
  const t = await getTranslations("cases");
  return (
    <>
      <PageBar title={t("title")} />
      <div className={classes["list"]}>
        <SkeletonRows count={10} kind="list" label={t("loading")} />
      </div>
    </>
  );
};

export default Loading;
