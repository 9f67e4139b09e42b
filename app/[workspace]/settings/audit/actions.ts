"use server";

import { z } from "zod";

import { action } from "#lib/auth/action";
import { verifyAudit } from "#lib/team/verify-audit";

export const verifyTrail = action(z.looseObject({}), "audit:read", verifyAudit);
