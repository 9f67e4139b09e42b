import { forgotten, forgottenFirst, swearer, swearersFirst } from "../stories/characters/customers";
import { bannedThreat, banned } from "../stories/lodia/wall";
import { itemSaying, later, NotYet, type Stage } from "./stage";
import type { Situation } from "#lib/playbook/template-model";
import { pinEntry, shareItem } from "#lib/suggestions/commands/feed";
import { giveHint, hintToTemplate, markHelped } from "#lib/suggestions/commands/hints";
import { feedFiltersSchema, shareItemSchema, type FeedEntryView } from "#lib/suggestions/feed-model";
import { listFeed } from "#lib/suggestions/queries/feed";

type Hint = {
  readonly email: string;
  readonly after: number;
  readonly text: string;
  readonly helped?: true;
  readonly template?: { readonly language: "en"; readonly situation: Situation; readonly title: string; readonly body: string };
};
type HardCase = {
  readonly by: string;
  readonly says: string;
  readonly email: string;
  readonly after: number;
  readonly question: string;
  readonly hidden: readonly ("name" | "handle" | "phone" | "email" | "order")[];
  readonly isPinned?: true;
  readonly hints: readonly Hint[];
};

const hardCases: readonly HardCase[] = [
  {
    ...{ by: swearer, says: swearersFirst, email: "tom@demo.example", after: 9, hidden: ["name", "order"] },
    question: "Every sentence swears, and every sentence has a fact in it. Do I speak of the tone at all?",
    isPinned: true,
    hints: [
      {
        ...{ email: "luc@demo.example", after: 15, helped: true },
        text: "Not a word about the tone. Say back the worst fact, that she can't leave the flat, then your name and an hour. The tone goes by itself.",
        template: {
          language: "en",
          situation: "soft-answer",
          title: "The worst fact first, then a name and an hour",
          body: "Hello {name}, what you describe is the part that can't wait, so I begin with it. I have taken it myself and will write here by {until}, with or without good news.\n\n{agent}, {brand}",
        },
      },
      { email: "mira@demo.example", after: 24, text: "And ring the depot before you answer, so that the first line is already news." },
    ],
  },
  {
    ...{ by: `${banned.firstName} ${banned.lastName}`, says: bannedThreat, email: "mira@demo.example", after: 20, hidden: ["name"] },
    question: "Он пишет так с осени, теперь про охранника. Отвечать ли под записью или сразу просить о блокировке?",
    hints: [
      {
        email: "luc@demo.example",
        after: 45,
        text: "Угроза человеку: ступени пропускаем. Предупреди отделение, попроси о блокировке, под записью ничего не пиши.",
        helped: true,
      },
      { email: "tom@demo.example", after: 70, text: "I'd phone the guard first. He should hear it from us and not from the wall." },
    ],
  },
  {
    ...{ by: forgotten, says: forgottenFirst, email: "luc@demo.example", after: 35, hidden: ["name"] },
    question: "Elle a raison sur tout, et je ne peux pas encore lui donner de date. Que dire sans promettre ?",
    hints: [{ email: "mira@demo.example", after: 80, text: "Назови день, когда узнаешь дату, а не саму дату: это обещание ты сдержишь." }],
  },
];

/** The cases that were shared with the team, the hints to them, and what became of those. */
export const shareHardCases = async (stage: Stage): Promise<void> => {
  for (const hard of hardCases) await shareHardCase(stage, hard);
};

const shareHardCase = async (stage: Stage, hard: HardCase): Promise<void> => {
  const item = await itemSaying(stage, hard);
  const sharedAt = later(item.postedAt, hard.after);
  const actor = stage.as(hard.email);
  if ((await findEntry(stage, hard)) === undefined)
    await shareItem(actor, shareItemSchema.parse({ itemId: item.id, question: hard.question, hidden: hard.hidden }), sharedAt);
  for (const hint of hard.hints) await playHint(stage, hard, { hint, at: later(sharedAt, hint.after) });
  const { id: entryId, isPinned } = await entryOf(stage, hard);
  if (hard.isPinned === true && !isPinned) await pinEntry(stage.as("luc@demo.example"), { entryId, isPinned: true }, later(sharedAt, 1500));
};

type Playing = { readonly hint: Hint; readonly at: Date };

const playHint = async (stage: Stage, hard: HardCase, { hint, at }: Playing): Promise<void> => {
  const entry = await entryOf(stage, hard);
  const known = entry.hints.find(({ text }) => text === hint.text);
  const hintId = known?.id ?? (await giveHint(stage.as(hint.email), { entryId: entry.id, text: hint.text }, at)).hintId;
  if (hint.helped === true && (known?.helped ?? null) === null) await markHelped(stage.as(hard.email), { hintId, hasHelped: true }, later(at, 60));
  if (hint.template !== undefined && known?.isTemplate !== true)
    await hintToTemplate(stage.as("luc@demo.example"), { hintId, ...hint.template }, later(at, 1440));
};

const findEntry = async ({ as }: Stage, { email, question }: HardCase): Promise<FeedEntryView | undefined> => {
  const { entries } = await listFeed(as(email), feedFiltersSchema.parse({}));
  return entries.find((entry) => entry.question.map((piece) => ("text" in piece ? piece.text : "")).join("") === question);
};

const entryOf = async (stage: Stage, hard: HardCase): Promise<FeedEntryView> => {
  const entry = await findEntry(stage, hard);
  if (entry === undefined) throw new NotYet("The case has not been shared.");
  return entry;
};
