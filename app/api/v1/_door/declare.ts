import { z } from "zod";

import type { Reader } from "../_nouns/reader";
import type { Bearer } from "#lib/auth/bearer";
import type { Scope } from "#lib/auth/scopes";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** What a request may carry: the parts of its path, its search, its JSON body. */
type Asks = { readonly params?: z.ZodObject; readonly query?: z.ZodObject; readonly body?: z.ZodType };

/** Who asks, and when. */
export type Asker = {
  readonly actor: Bearer["actor"];
  /** Until when their token is good; null: until it is revoked. */
  readonly expiresAt: Date | null;
  readonly reader: Reader;
  /** The same for the same `Idempotency-Key` of a token; for commands that are one deed under one key. */
  readonly requestKey: string;
  /** The address of the page behind a place; null at the end. */
  readonly addressAfter: (place: string | null) => string | null;
  readonly now: Date;
};

type Declared<Shape extends Asks, Answer extends z.ZodType> = {
  readonly method: Method;
  /** Below `/api/v1`; `{name}` stands for a part of `asks.params`. */
  readonly path: string;
  /** What clients call it: a verb and a noun. */
  readonly name: string;
  /** What a token needs for it; null: nothing but to be valid. */
  readonly scope: Scope | null;
  readonly summary: string;
  readonly description?: string;
  readonly asks: Shape;
  /** Absent: nothing is answered, with 204. */
  readonly answers?: Answer;
  /** What was asked for was made: 201. */
  readonly makes?: boolean;
  /** Reasons for which the desk refuses, beyond those of every route. */
  readonly refuses?: readonly string[];
  readonly handle: (asked: z.output<z.ZodObject<Shape>>, asker: Asker) => Promise<z.input<Answer>>;
};

type DeclaredFile<Shape extends Asks> = Omit<Declared<Shape, z.ZodVoid>, "method" | "answers" | "makes" | "handle"> & {
  /** The media types that it may come in. */
  readonly types: readonly string[];
  readonly handle: (asked: z.output<z.ZodObject<Shape>>, asker: Asker) => Promise<Response>;
};

/** A request as it came in, before anything in it is believed. */
export type Raw = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** A route as the door, the document and the tests see it. */
export type Route = Omit<Declared<Asks, z.ZodType>, "handle" | "asks"> & {
  readonly asks: Asks;
  /** Of a file that is answered in place of JSON; its `call` gives the response. */
  readonly types?: readonly string[];
  readonly status: 200 | 201 | 204;
  /** Parses and does what is asked. Throws what the schemas and the command throw. */
  readonly call: (raw: Raw, asker: Asker) => Promise<unknown>;
};

/** One route of the API: the only place where it is written down. */
export const route = <Shape extends Asks, Answer extends z.ZodType = z.ZodVoid>({ handle, ...declared }: Declared<Shape, Answer>): Route => {
  const asked = z.object(declared.asks);
  const status = declared.answers === undefined ? 204 : declared.makes === true ? 201 : 200;
  return { ...declared, status, call: async (raw, asker) => handle(asked.parse(raw), asker) };
};

/** A route that answers with a file. */
export const fileRoute = <Shape extends Asks>({ handle, ...declared }: DeclaredFile<Shape>): Route => {
  const asked = z.object(declared.asks);
  return { ...declared, method: "GET", status: 200, call: async (raw, asker) => handle(asked.parse(raw), asker) };
};
