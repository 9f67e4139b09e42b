"use server";

import { cookies } from "next/headers";
import { z } from "zod";

import { openAction } from "#lib/auth/action";
import { localeSchema } from "#lib/auth/actor";
import { acceptInvitation as accept } from "#lib/team/commands/invitations";
import { setUpFirstOwner } from "#lib/team/commands/set-up";
import { acceptInvitationSchema, personSchema, emailSchema, zoneSchema } from "#lib/team/model";

import { localeCookie } from "../_i18n/locale";

const yearSeconds = 365 * 24 * 60 * 60;

/** Remembers the language of a visitor who is not signed in. */
export const chooseLocale = async (locale: z.input<typeof localeSchema>): Promise<void> => {
  (await cookies()).set(localeCookie, localeSchema.parse(locale), { path: "/", maxAge: yearSeconds, sameSite: "lax", httpOnly: true });
};

const setupFormSchema = personSchema.extend({ token: z.string().max(200), email: emailSchema, workspace: z.string(), zone: zoneSchema });

/** The first owner, their workspace and the end of the setup link. */
export const setUp = openAction(setupFormSchema, ({ workspace, zone, ...person }, now) =>
  setUpFirstOwner({ ...person, workspace: { name: workspace, zone, locale: person.locale } }, now),
);

/** The invited person joins, with a new account or the one they have. */
export const acceptInvitation = openAction(acceptInvitationSchema, accept);
