import { caseScripts, type CaseMove, type CaseScript } from "./case-scripts";
import { itemSaying, later, type Player, type Stage } from "./stage";
import { concludeCase } from "#lib/cases/commands/conclude";
import { keepPromise, promise } from "#lib/cases/commands/follow-up";
import { addItems, openCase } from "#lib/cases/commands/open-case";
import { changeLevel } from "#lib/cases/commands/steer";
import { doAction, hearCase, noteCard, planAction, reachOut } from "#lib/cases/commands/work-through";
import { caseFiltersSchema, type CaseDetails } from "#lib/cases/model";
import { proposedDue } from "#lib/cases/model/proposed-due";
import { getCase } from "#lib/cases/queries/get-case";
import { listCases } from "#lib/cases/queries/list";
import { dayOf, hourMs, instantOf } from "#lib/core/time";

/** Longer ago than anybody was reached: nothing of the story closes by silence while it is told. */
const silenceDays = 21;

/** Plays every case as far as its script goes; one that was begun is taken up where its own story ends. */
export const playCases = async (stage: Stage): Promise<void> => {
  for (const script of caseScripts) await playCase(stage, script);
};

const playCase = async (stage: Stage, script: CaseScript): Promise<void> => {
  const first = await itemSaying(stage, script.from);
  const number = (await findNumber(stage, script.title)) ?? (await open(stage, script, { itemId: first.id, at: later(first.postedAt, 5) }));
  const done = movesDone(await getCase(stage.as(script.email), { number }));
  for (const move of script.moves.slice(done)) {
    const actor = stage.as(script.email);
    await makeMove(stage, move, { actor, file: await getCase(actor, { number }), at: move.after === "now" ? stage.now : later(first.postedAt, move.after) });
  }
};

const findNumber = async ({ as, now }: Stage, title: string): Promise<number | null> => {
  for (const show of ["open", "closed"] as const) {
    const { rows } = await listCases(as("anna@demo.example"), caseFiltersSchema.parse({ show }), { limit: 100, now });
    const found = rows.find((row) => row.title === title);
    if (found !== undefined) return found.number;
  }
  return null;
};

const open = async ({ as }: Stage, { title, email }: CaseScript, { itemId, at }: { readonly itemId: string; readonly at: Date }): Promise<number> => {
  const actor = as(email);
  return (await openCase(actor, { itemIds: [itemId], title, level: "agent", ownerId: actor.memberId, dueAt: null }, at)).number;
};

/** Each move leaves one line in the story of its case, beside its opening and what Parley does by itself. */
const movesDone = ({ timeline }: CaseDetails): number =>
  timeline.filter((entry) => entry.kind === "event" && entry.event !== "opened" && entry.event !== "promise-returned").length;

type Making = { readonly actor: Player; readonly file: CaseDetails; readonly at: Date };

// oxlint-disable-next-line complexity -- a table with a line for each move reads best as one
const makeMove = async (stage: Stage, move: CaseMove, { actor, file, at }: Making): Promise<unknown> => {
  const { id: caseId } = file;
  switch (move.do) {
    case "hear":
      return hearCase(actor, { caseId }, at);
    case "note":
      return noteCard(actor, { caseId, field: move.field, text: move.text }, at);
    case "reach-out":
      return reachOut(actor, { caseId, channel: move.channel, at, words: move.words, silenceDays }, at);
    case "plan":
      return planAction(actor, { caseId, what: move.what, who: move.who }, at);
    case "act":
      return doAction(actor, { caseId, actionId: file.actions.find(({ doneAt }) => doneAt === null)?.id ?? "" }, at);
    case "promise":
      return promise(actor, { caseId, words: move.words, ...dueTime(stage, move, { file, at }) }, at);
    case "keep":
      return keepPromise(actor, { caseId, followUpId: file.promises[0]?.id ?? "", words: "", silenceDays }, at);
    case "raise":
      return changeLevel(actor, { caseId, level: move.level, ownerId: stage.as(move.email2).memberId, words: move.words }, at);
    case "add":
      return addItems(actor, { caseId, itemIds: [(await itemSaying(stage, move.item)).id] }, at);
    case "conclude":
      return concludeCase(actor, { caseId, outcome: move.outcome, words: move.words }, at);
  }
};

type Promised = Extract<CaseMove, { readonly do: "promise" }>;

const dueTime = ({ now }: Stage, { when }: Promised, { file, at }: Pick<Making, "file" | "at">): { readonly day: string; readonly time: string } =>
  when === "today" ? laterToday(now, file.brandZone) : { day: dayOf(at, file.brandZone), time: "20:00" };

const hours = ["12:00", "16:00", "19:00"] as const;

/** An hour of today that still leaves time to keep a promise; in the evening what the desk itself proposes. */
const laterToday = (now: Date, zone: string): { readonly day: string; readonly time: string } => {
  const day = dayOf(now, zone);
  const time = hours.find((hour) => instantOf(day, hour, zone).getTime() >= now.getTime() + hourMs);
  return time === undefined ? proposedDue(now, zone) : { day, time };
};
