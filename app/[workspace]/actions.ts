"use server";

import { z } from "zod";

import { action } from "#lib/auth/action";
import { localeSchema } from "#lib/auth/actor";
import { listRecentAuthors } from "#lib/people/queries/recent-authors";
import { changeOwnLocale } from "#lib/team/commands/members";
import { readNotices } from "#lib/team/commands/read-notices";
import { listNotices } from "#lib/team/queries/notices";

import { countForRail } from "./_shell/counts";

const nothing = z.looseObject({});

/** What waits behind the nouns of the rail, now. */
export const railCounts = action(nothing, "desk:read", (actor, _input, now) => countForRail(actor, now));

/** Who wrote last, for the palette. */
export const recentPeople = action(nothing, "desk:read", (actor) => listRecentAuthors(actor, { limit: 8 }));

/** What was left for the reader, for the bell. */
export const myNotices = action(nothing, "desk:read", (actor) => listNotices(actor, { limit: 20 }));

/** They were seen. */
export const markNoticesSeen = action(nothing, "desk:read", readNotices);

/** The reader's language, kept with their account. */
export const switchLocale = action(z.object({ locale: localeSchema }), "desk:read", changeOwnLocale);
