import type { ReactNode } from "react";

import { requireActor } from "#lib/auth/session";

import { caseOrNotFound } from "../_case/case-or-not-found";

type Props = { readonly children: ReactNode; readonly params: Promise<{ workspace: string; number: string }> };

/** Asked for before anything is shown: whose loading has been shown can no longer answer 404. */
const CaseLayout = async ({ children, params }: Props) => {
  const { workspace, number } = await params;
  await caseOrNotFound(await requireActor(workspace), number);
  return children;
};

export default CaseLayout;
