import { getTranslations } from "next-intl/server";

import { Notice } from "./(public)/_public/notice";

const Forbidden = async () => {
  const t = await getTranslations("common");
  return <Notice title={t("noPermission.title")} text={t("noPermission.text")} link={{ href: "/", label: t("notFound.home") }} />;
};

export default Forbidden;
