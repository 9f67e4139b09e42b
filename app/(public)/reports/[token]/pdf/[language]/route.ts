import { notFound } from "next/navigation";

import { localeSchema } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { findSharedPaper } from "#lib/reports/queries/shared";

import { paperResponse } from "../../../../../_ui/report/paper-response";

type Context = { readonly params: Promise<{ token: string; language: string }> };

/** The PDF behind a link, as long as the link lives. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { token, language } = await params;
  const locale = localeSchema.safeParse(language);
  const bytes = locale.success ? await findSharedPaper(token, { locale: locale.data, now: readClock() }) : null;
  if (bytes === null) notFound();
  return paperResponse(bytes);
};
