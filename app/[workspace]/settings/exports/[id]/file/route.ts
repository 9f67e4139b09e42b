import { notFound } from "next/navigation";

import { requireActor } from "#lib/auth/session";
import { AppError } from "#lib/core/errors";
import { exportBytes, getExport } from "#lib/exports/queries/exports";

import { fileResponse } from "../../../../../_export/file-response";

type Context = { readonly params: Promise<{ workspace: string; id: string }> };

/** A finished file. Only its member gets it, while they may read what is in it. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { workspace, id } = await params;
  const actor = await requireActor(workspace);
  const file = await getExport(actor, id).catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === "not-found") notFound();
    throw cause;
  });
  if (file.status !== "done") notFound();
  return fileResponse(file, exportBytes(actor, id));
};
