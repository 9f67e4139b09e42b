import { switchAlertsOn } from "./alerts";
import { playCases } from "./cases";
import { workOffWishes } from "./gifts";
import { askForClinic, excludeFromWall, excludeTroll, guardClinic, guardWall, warnInsulter } from "./guarding";
import { shareHardCases } from "./hard-cases";
import { furnishHouse } from "./house";
import { noteHappenings } from "./happenings";
import { joinAccounts, overruleVerdict, writeNotes } from "./people";
import { lookBack } from "./reviews";
import { NotYet, openStage, type Stage } from "./stage";
import { reportWeek } from "./weeks";
import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";

export type Chapter = { readonly name: string; readonly play: (stage: Stage) => Promise<void> };

/** Each chapter looks at what stands and does what is missing, so that it can be played again, and taken up where it broke off. */
export const chapters: readonly Chapter[] = [
  { name: "house rules and method", play: furnishHouse },
  { name: "what happened", play: noteHappenings },
  { name: "alerts", play: switchAlertsOn },
  { name: "cases", play: playCases },
  { name: "hard cases", play: shareHardCases },
  { name: "a warning", play: warnInsulter },
  { name: "a polite guard at the clinic", play: guardClinic },
  { name: "a polite guard on the wall", play: guardWall },
  { name: "a ban on the wall", play: excludeFromWall },
  { name: "a ban asked for", play: askForClinic },
  { name: "three weeks later", play: lookBack },
  { name: "notes", play: writeNotes },
  { name: "a verdict overruled", play: overruleVerdict },
  { name: "an account joined", play: joinAccounts },
  { name: "gifts", play: workOffWishes },
  { name: "the troll excluded", play: excludeTroll },
  { name: "the week", play: reportWeek },
];

/** Plays what can be played; resolves to the chapters that have to wait, each with what it waits for. */
export const playOnce = async (owner: Actor, now: Date): Promise<readonly { readonly name: string; readonly because: string }[]> => {
  const stage = await openStage(owner, now);
  const waiting: { readonly name: string; readonly because: string }[] = [];
  for (const { name, play } of chapters) {
    try {
      await play(stage);
    } catch (error) {
      // Conflict: what is read has not been settled yet, or somebody at the demo's desk was faster.
      if (!(error instanceof NotYet) && !(error instanceof AppError && error.code === "conflict")) throw error;
      waiting.push({ name, because: error.message });
    }
  }
  return waiting;
};
