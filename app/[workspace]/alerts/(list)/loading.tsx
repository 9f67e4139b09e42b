import { getTranslations } from "next-intl/server";

import { PageBar } from "../../../_ui/controls/page-bar";
import { PageBody } from "../../../_ui/controls/page-body";
import { SkeletonRows } from "../../../_ui/controls/skeleton";

const Loading = async () => {
  const [t, common] = await Promise.all([getTranslations("alerts"), getTranslations("common")]);
  return (
    <>
      <PageBar title={t("title")} />
      <PageBody>
        <SkeletonRows count={5} kind="list" label={common("loading")} />
      </PageBody>
    </>
  );
};

export default Loading;
