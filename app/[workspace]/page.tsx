import { redirect } from "next/navigation";

const DeskPage = async ({ params }: { readonly params: Promise<{ workspace: string }> }) => {
  const { workspace } = await params;
  redirect(`/${workspace}/inbox`);
};

export default DeskPage;
