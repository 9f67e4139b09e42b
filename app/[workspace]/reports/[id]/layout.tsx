import type { ReactNode } from "react";

import { requireActor } from "#lib/auth/session";

import { reportOrNotFound } from "./report-or-not-found";

type Props = { readonly children: ReactNode; readonly params: Promise<{ workspace: string; id: string }> };

/** Asked for before anything is shown: whose loading has been shown can no longer answer 404. */
const ReportLayout = async ({ children, params }: Props) => {
  const { workspace, id } = await params;
  await reportOrNotFound(await requireActor(workspace), id);
  return children;
};

export default ReportLayout;
