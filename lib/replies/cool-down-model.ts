import type { ReplyKind } from "./model";
import { minuteMs } from "#lib/core/time";
import type { MethodSettings } from "#lib/playbook/method-model";
import type { Tone } from "#lib/tagging/model";

export type Heated = {
  readonly tones: readonly Tone[];
  /** What the tagger itself heard: a correction cools nothing down. */
  readonly machineTones: readonly Tone[];
  /** When this member first had the item before them; null: never, so the time has not begun. */
  readonly openedAt: Date | null;
  readonly settings: Pick<MethodSettings, "coolDownMinutes" | "coolDownOn">;
  readonly kind: ReplyKind;
  readonly now: Date;
};

/** Words that were approved beforehand: nobody writes them in anger. */
const approvedKinds: readonly ReplyKind[] = ["holding", "bodyguard-notice"];

/** Until when a reply is to wait, by "The cool-down" of docs/metrics.md; null where it may go now. */
export const coolDownOf = ({ tones, machineTones, openedAt, settings, kind, now }: Heated): { readonly until: Date } | null => {
  if (approvedKinds.includes(kind) || !settings.coolDownOn.some((heat) => tones.includes(heat) || machineTones.includes(heat))) return null;
  const until = new Date((openedAt ?? now).getTime() + settings.coolDownMinutes * minuteMs);
  return until > now ? { until } : null;
};
