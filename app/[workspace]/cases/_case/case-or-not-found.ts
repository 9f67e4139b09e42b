import { notFound } from "next/navigation";

import type { Actor } from "#lib/auth/actor";
import type { CaseDetails } from "#lib/cases/model";
import { getCase } from "#lib/cases/queries/get-case";
import { AppError } from "#lib/core/errors";

/** A number nobody gave is a page that is not there. */
export const caseOrNotFound = async (actor: Actor, number: string): Promise<CaseDetails> => {
  if (!/^\d{1,9}$/u.test(number)) notFound();
  try {
    return await getCase(actor, { number: Number(number) });
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "not-found") notFound();
    throw cause;
  }
};
