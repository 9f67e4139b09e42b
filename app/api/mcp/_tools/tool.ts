import type { z } from "zod";

import type { Actor } from "#lib/auth/actor";
import type { Scope } from "#lib/auth/scopes";

/** What a tool knows besides its arguments. */
export type Asked = { readonly actor: Actor; readonly now: Date };

export type Tool<Input extends z.ZodObject = z.ZodObject> = {
  readonly name: string;
  readonly title: string;
  /** For the model: what it answers, and when to ask. */
  readonly description: string;
  readonly scope: Scope;
  readonly input: Input;
  /** `read` changes nothing; `write` can be taken back by a member and never reaches a visitor. */
  readonly does: "read" | "write";
  /** False where the same asked twice does more than asked once. */
  readonly isIdempotent?: boolean;
  readonly run: (input: z.output<Input>, asked: Asked) => Promise<unknown>;
};

/** A tool with the type of its arguments sealed inside. */
export type SealedTool = Omit<Tool, "run"> & { readonly run: (input: unknown, asked: Asked) => Promise<unknown> };

export const defineTool = <Input extends z.ZodObject>(tool: Tool<Input>): SealedTool => ({
  ...tool,
  run: (input, asked) => tool.run(tool.input.parse(input), asked),
});
