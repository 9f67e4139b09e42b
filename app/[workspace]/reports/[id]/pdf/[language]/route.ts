import { notFound } from "next/navigation";

import { localeSchema } from "#lib/auth/actor";
import { requireActor } from "#lib/auth/session";
import { findPaperFor } from "#lib/reports/queries/reports";

import { paperResponse } from "../../../../../_export/paper-response";

type Context = { readonly params: Promise<{ workspace: string; id: string; language: string }> };

/** The report as it was printed in a language. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { workspace, id, language } = await params;
  const actor = await requireActor(workspace);
  const locale = localeSchema.safeParse(language);
  const paper = locale.success ? await findPaperFor(actor, { reportId: id, locale: locale.data }) : null;
  if (paper === null) notFound();
  return paperResponse(paper);
};
