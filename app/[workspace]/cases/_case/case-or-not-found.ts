import { notFound } from "next/navigation";
import { cache } from "react";

import type { Actor } from "#lib/auth/actor";
import type { CaseDetails } from "#lib/cases/model";
import { getCase } from "#lib/cases/queries/get-case";

import { orNotFound } from "../../or-not-found";

/** A number nobody gave is a page that is not there; read once per request. */
export const caseOrNotFound = cache(async (actor: Actor, number: string): Promise<CaseDetails> => {
  if (!/^\d{1,9}$/u.test(number)) notFound();
  return orNotFound(getCase(actor, { number: Number(number) }));
});
