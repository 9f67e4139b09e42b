import { notFound } from "next/navigation";
import type { ReactNode } from "react";

import { requireActor } from "#lib/auth/session";
import { findSource } from "#lib/sources/queries/details";

type Props = { readonly children: ReactNode; readonly params: Promise<{ workspace: string; id: string }> };

/** Asked for before anything is shown: whose loading has been shown can no longer answer 404. */
const SourceLayout = async ({ children, params }: Props) => {
  const { workspace, id } = await params;
  if ((await findSource(await requireActor(workspace), id)) === null) notFound();
  return children;
};

export default SourceLayout;
