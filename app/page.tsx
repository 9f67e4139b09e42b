import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { currentUser } from "#lib/auth/session";
import { isSetUp, listWorkspacesOf } from "#lib/team/queries";

import { Notice } from "./(public)/_public/notice";

const HomePage = async () => {
  const user = await currentUser();
  const t = await getTranslations("public");
  if (!user) {
    if (await isSetUp()) redirect("/sign-in");
    return <Notice title={t("setup.needed.title")} text={t("setup.needed.text")} />;
  }
  const [first] = await listWorkspacesOf(user.id);
  if (first) redirect(`/${first.slug}`);
  return <Notice title={t("noWorkspace.title")} text={t("noWorkspace.text")} />;
};

export default HomePage;
