import { redirect } from "next/navigation";

const SettingsPage = async ({ params }: { readonly params: Promise<{ workspace: string }> }) => {
  const { workspace } = await params;
  redirect(`/${workspace}/settings/team`);
};

export default SettingsPage;
