import { useTranslations } from "next-intl";

import { PageBar } from "./page-bar";
import { PageBody } from "./page-body";
import { SkeletonRows } from "./skeleton";

/** A page on its way: its name stands, its rows have their room. */
export const PageLoading = ({ title }: { readonly title: string }) => {
  const t = useTranslations("common");
  return (
    <>
      <PageBar title={title} />
      <PageBody>
        <SkeletonRows count={10} label={t("loading")} />
      </PageBody>
    </>
  );
};
