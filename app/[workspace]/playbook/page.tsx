import { redirect } from "next/navigation";

const PlaybookPage = async ({ params }: { readonly params: Promise<{ workspace: string }> }) => {
  const { workspace } = await params;
  redirect(`/${workspace}/playbook/rules`);
};

export default PlaybookPage;
