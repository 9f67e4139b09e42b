import { cache } from "react";

import type { Actor } from "#lib/auth/actor";
import type { GiftView } from "#lib/suggestions/model";
import { getGift } from "#lib/suggestions/queries/gift";

import { orNotFound } from "../../or-not-found";

/** The gift at an address, or the page that says there is none; read once per request. */
export const giftOrNotFound = cache(async (actor: Actor, id: string): Promise<GiftView> => orNotFound(getGift(actor, id)));
