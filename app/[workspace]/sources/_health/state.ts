import { illAfterFailures, type SourceHealth } from "#lib/sources/model";

export type SourceState = "well" | "new" | "trying" | "ill" | "paused" | "reconnect" | "gone" | "listening" | "imported";

/** The one word for how a source is. */
export const stateOf = (source: Pick<SourceHealth, "status" | "platform" | "failures" | "lastSuccessAt">): SourceState => {
  if (source.status !== "active") return source.status;
  if (source.platform === "push") return "listening";
  if (source.platform === "import") return "imported";
  if (source.failures >= illAfterFailures) return "ill";
  if (source.failures > 0) return "trying";
  return source.lastSuccessAt === null ? "new" : "well";
};

/** Needs a person; the rest mends itself or is meant so. */
export const isIll = (state: SourceState): boolean => state === "ill" || state === "reconnect" || state === "gone";

/** Can be read when asked. */
export const isPolled = (source: Pick<SourceHealth, "platform">): boolean => source.platform !== "push" && source.platform !== "import";
