import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { embeddedFor } from "./embedded-for";
import type { Tagger } from "./model";
import { cached, type TagStore } from "./providers/cached";
import { chatTaggerName, createChatProvider } from "./providers/chat-provider";
import { waysOfAsking } from "./providers/chat/question";
import { memoryTags } from "./providers/memory-tags";
import { withFallback, type Provider, type Say } from "./providers/provider";
import { storedBudget } from "./providers/stored-budget";
import { storedTags } from "./providers/stored-tags";
import { createTransformerReader, withMoods, type MoodReader } from "./providers/transformer-provider";
import { readClock as now } from "#lib/core/clock";
import { env } from "#lib/core/env";
import { logFor } from "#lib/core/log";
import type { TaggerSettings } from "#lib/core/tagger-settings";

/**
 * What the operator chose to read the comments of a workspace, with the tagger that ships with the desk behind it. It may take minutes, and send
 * texts to an outside service: whatever is stored or sent at once, and the brand's own words, are for `embeddedFor`.
 */
export const taggerFor = async (workspaceId: string): Promise<Tagger> => {
  const embedded = await embeddedFor(workspaceId);
  const settings = env().tagger;
  switch (settings.kind) {
    case "embedded":
      return embedded;
    case "chat":
      return remembered(withFallback(chatOf(settings), embedded), waysOfAsking(settings.url));
    case "transformer":
      return remembered(withMoods(transformerOf(settings), embedded), path.resolve(settings.folder));
  }
};

/** What this process read lately it knows by itself; what any worker ever read, from the database. */
const remembered = (tagger: Tagger, setup: string): Tagger =>
  cached(cached(tagger, { store: storedTags(now), setup }), { store: (recent ??= memoryTags(10_000)), setup });

// One of each a process: they know whether a service is well, and hold a model open.
let recent: TagStore | undefined;
let chat: Provider | undefined;
let transformer: MoodReader | undefined;

const chatOf = (settings: Extract<TaggerSettings, { kind: "chat" }>): Provider => {
  const budget = storedBudget({ tagger: chatTaggerName(settings.model), limits: settings.daily, now });
  return (chat ??= createChatProvider(settings, { budget, now, pause, say }));
};

const transformerOf = ({ folder, timeoutMs }: Extract<TaggerSettings, { kind: "transformer" }>): MoodReader =>
  (transformer ??= createTransformerReader({ folder, timeoutMs, say }));

const say: Say = (failure) => logFor("tagger").warn(failure, "the embedded tagger read texts in another's place");
