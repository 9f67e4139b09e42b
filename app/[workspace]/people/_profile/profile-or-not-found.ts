import { cache } from "react";

import type { Actor } from "#lib/auth/actor";
import type { Profile } from "#lib/people/model";
import { getProfile } from "#lib/people/queries/profile";

import { orNotFound } from "../../or-not-found";

/** The person at an address, or the page that says there is nobody; read once per request. */
export const profileOrNotFound = cache(async (actor: Actor, id: string): Promise<Profile> => orNotFound(getProfile(actor, id)));
