import { z } from "zod";

/** What the address at the foot of a letter holds, sealed: whose letters it ends. */
export const leaveBoxSchema = z.object({ recipientId: z.string() });
export const leavePurpose = "report-leave";
