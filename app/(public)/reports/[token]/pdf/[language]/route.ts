import { notFound } from "next/navigation";

import { localeSchema } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { findSharedPaper } from "#lib/reports/queries/shared";

import { paperResponse } from "../../../../../_export/paper-response";

type Context = { readonly params: Promise<{ token: string; language: string }> };

/** The PDF behind a link, as long as the link lives. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { token, language } = await params;
  const locale = localeSchema.safeParse(language);
  const paper = locale.success ? await findSharedPaper(token, { locale: locale.data, now: readClock() }) : null;
  if (paper === null) notFound();
  return paperResponse(paper);
};
