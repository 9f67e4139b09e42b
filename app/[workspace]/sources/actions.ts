"use server";

import { z } from "zod";

import { action } from "#lib/auth/action";
import { addImportSource, addPushSource, addSource, probeLink } from "#lib/sources/commands/add-source";
import { greetCallback, setCallback } from "#lib/sources/commands/keep-callback";
import { appendChunk, cancelImport, createImport, startImport } from "#lib/sources/commands/imports";
import {
  pauseSource,
  removeSource,
  renameSource,
  requestPollNow,
  restoreSource,
  resumeSource,
  rotatePushSecret,
  updateSecret,
} from "#lib/sources/commands/keep-source";
import {
  addOwnSourceSchema,
  addSourceSchema,
  createImportSchema,
  onImportSchema,
  onSourceSchema,
  probeLinkSchema,
  renameSourceSchema,
  setCallbackSchema,
  updateSecretSchema,
} from "#lib/sources/model";
import { importProgress, previewImport, previewImportSchema } from "#lib/sources/queries/imports";

export const probe = action(probeLinkSchema, "sources:manage", probeLink);
export const add = action(addSourceSchema, "sources:manage", addSource);
export const addPush = action(addOwnSourceSchema, "sources:manage", addPushSource);
export const rotateSecret = action(onSourceSchema, "sources:manage", rotatePushSecret);

export const keepCallback = action(setCallbackSchema, "sources:manage", setCallback);
export const greet = action(onSourceSchema, "sources:manage", greetCallback);

export const pollNow = action(onSourceSchema, "sources:manage", requestPollNow);
export const pause = action(onSourceSchema, "sources:manage", pauseSource);
export const resume = action(onSourceSchema, "sources:manage", resumeSource);
export const rename = action(renameSourceSchema, "sources:manage", renameSource);
export const reconnect = action(updateSecretSchema, "sources:manage", updateSecret);
export const remove = action(onSourceSchema, "sources:manage", removeSource);
export const restore = action(onSourceSchema, "sources:manage", restoreSource);

export const addImport = action(addOwnSourceSchema, "imports:run", addImportSource);
export const beginImport = action(createImportSchema, "imports:run", createImport);

/** One piece of a file; the same piece twice is one piece, so a broken line can be tried again. */
export const sendPiece = action(
  z.object({ importId: z.string(), seq: z.coerce.number().int(), piece: z.instanceof(Blob) }),
  "imports:run",
  async (actor, { importId, seq, piece }) => appendChunk(actor, { importId, seq, bytes: new Uint8Array(await piece.arrayBuffer()) }),
);

export const lookAtImport = action(previewImportSchema, "imports:run", previewImport);
export const runImport = action(onImportSchema.extend({ plan: z.unknown() }), "imports:run", startImport);
export const stopImport = action(onImportSchema, "imports:run", cancelImport);
export const progressOfImport = action(onImportSchema, "sources:read", (actor, { importId }) => importProgress(actor, importId));
