"use server";

import { z } from "zod";

import { openAction } from "#lib/auth/action";
import { leaveList } from "#lib/reports/commands/letters";

/** Ends the letters to the address whose letter this was in. */
export const leave = openAction(z.object({ token: z.string().min(1).max(1_000) }), ({ token }, now) => leaveList(token, now));
