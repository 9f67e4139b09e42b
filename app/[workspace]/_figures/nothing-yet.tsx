import { getTranslations } from "next-intl/server";

import { ButtonLink } from "../../_ui/controls/button";
import { PageBar } from "../../_ui/controls/page-bar";
import { EmptyState } from "../../_ui/controls/states";

type Props = { readonly title: string; readonly workspace: string };

/** No source, so no figures. */
export const NothingYet = async ({ title, workspace }: Props) => {
  const t = await getTranslations("overview.empty");
  return (
    <>
      <PageBar title={title} />
      <EmptyState title={t("title")} actions={<ButtonLink href={`/${workspace}/sources/add`}>{t("go")}</ButtonLink>}>
        {t("text")}
      </EmptyState>
    </>
  );
};
