import { redirect } from "next/navigation";

import { requireActor } from "#lib/auth/session";

/** Who answers begins with what waits, who only looks with how it goes. */
const DeskPage = async ({ params }: { readonly params: Promise<{ workspace: string }> }) => {
  const { role, workspaceSlug } = await requireActor((await params).workspace);
  redirect(`/${workspaceSlug}/${role === "viewer" ? "overview" : "inbox"}`);
};

export default DeskPage;
