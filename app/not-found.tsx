import { getTranslations } from "next-intl/server";

import { Notice } from "./(public)/_public/notice";

const NotFound = async () => {
  const t = await getTranslations("common.notFound");
  return <Notice title={t("title")} text={t("text")} link={{ href: "/", label: t("home") }} />;
};

export default NotFound;
