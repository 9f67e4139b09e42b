import { getTranslations } from "next-intl/server";

import { PageBar } from "../../_ui/controls/page-bar";
import { SkeletonRows } from "../../_ui/controls/skeleton";
import frame from "../_figures/frame.module.css";

const Loading = async () => {
  const t = await getTranslations("overview");
  return (
    <>
      <PageBar title={t("title")} />
      <div className={frame["page"]}>
        <SkeletonRows count={10} kind="list" label={t("loading")} />
      </div>
    </>
  );
};

export default Loading;
