import { unstable_rethrow } from "next/navigation";
import { z } from "zod";

import type { Actor } from "./actor";
import { failureOf, type ActionFailure } from "./failure";
import { requirePermission, type Permission } from "./permissions";
import { findActor } from "./session";
import { readClock } from "#lib/core/clock";

export type { ActionFailure };
export type ActionResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ActionFailure };

type Command<Schema extends z.ZodType, Value> = (actor: Actor, input: z.output<Schema>, now: Date) => Promise<Value>;

/** What the schema takes, and the workspace's slug beside it; a schema without fields takes the slug alone. */
type Addressed<Schema extends z.ZodType> = (z.input<Schema> extends Record<string, never> ? unknown : z.input<Schema>) & { readonly workspace: string };

const addressed = z.object({ workspace: z.string().min(1).max(100) });

/**
 * A server action out of a command: finds the actor in the workspace named by the input (`workspace`: its slug), checks the permission,
 * parses the rest with `schema` and answers with a value or a failure that tells nothing of the inside. Takes an object or a form.
 */
export const action =
  <Schema extends z.ZodType, Value>(schema: Schema, permission: Permission, command: Command<Schema, Value>) =>
  async (input: Addressed<Schema> | FormData): Promise<ActionResult<Value>> =>
    answered(async () => {
      const fields: unknown = input instanceof FormData ? Object.fromEntries(input) : input;
      const { workspace } = addressed.parse(fields);
      const actor = await findActor(workspace);
      requirePermission(actor, permission);
      return command(actor, schema.parse(fields), readClock());
    });

/** The same answer for an action without a workspace, such as the setup or an invitation. */
export const openAction =
  <Schema extends z.ZodType, Value>(schema: Schema, command: (input: z.output<Schema>, now: Date) => Promise<Value>) =>
  async (input: z.input<Schema> | FormData): Promise<ActionResult<Value>> =>
    answered(async () => command(schema.parse(input instanceof FormData ? Object.fromEntries(input) : input), readClock()));

const answered = async <Value>(work: () => Promise<Value>): Promise<ActionResult<Value>> => {
  try {
    return { ok: true, value: await work() };
  } catch (cause) {
    // Redirects and "not found" are thrown by Next itself and are no failures.
    unstable_rethrow(cause);
    return { ok: false, error: failureOf(cause) };
  }
};
