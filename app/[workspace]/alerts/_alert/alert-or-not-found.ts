import { cache } from "react";

import type { AlertDetails } from "#lib/alerts/model/alert-view";
import { getAlert } from "#lib/alerts/queries/alerts";
import type { Actor } from "#lib/auth/actor";

import { orNotFound } from "../../or-not-found";

/** The alert at an address, or the page that says there is none; read once per request. */
export const alertOrNotFound = cache(async (actor: Actor, id: string): Promise<AlertDetails> => orNotFound(getAlert(actor, id)));
