import { critic, swearer } from "../stories/characters/customers";
import { troll, trollAgain } from "../stories/characters/troll";
import { earlier } from "./earlier";
import { itemsOf, NotYet, type Stage } from "./stage";
import { confirmLink } from "#lib/people/commands/decide-link";
import { addNote } from "#lib/people/commands/notes";
import { overrideVerdict } from "#lib/people/commands/override-verdict";
import { suggestLinks } from "#lib/people/commands/suggest-links";
import { getProfile } from "#lib/people/queries/profile";
import type { Profile } from "#lib/people/model";

type Note = { readonly about: string; readonly email: string; readonly daysAgo: number; readonly text: string };

const notes: readonly Note[] = [
  {
    about: swearer,
    email: "tom@demo.example",
    daysAgo: 14,
    text: "Swears when he is afraid for his daughter. Give him a name and an hour, and keep the hour.",
  },
  { about: swearer, email: "luc@demo.example", daysAgo: 11, text: "The wheel cost £11. Cheapest customer we ever kept." },
  { about: critic, email: "tom@demo.example", daysAgo: 10, text: "Read his notes twice: right five times out of five. Thank him by name." },
  { about: troll, email: "mira@demo.example", daysAgo: 28, text: "Asked three times what went wrong: nothing did. Answer once, shortly, and not at night." },
  { about: trollAgain, email: "tom@demo.example", daysAgo: 5, text: "Same songs, same hours, one letter more in the name. Luc, please look at the likeness." },
];

/** What the team has written down about people. */
export const writeNotes = async (stage: Stage): Promise<void> => {
  for (const { about, email, daysAgo, text } of notes) {
    const { authorId, notes: known } = await profileOf(stage, about);
    if (!known.some((note) => note.text === text)) await addNote(stage.as(email), { authorId, text }, earlier(stage.now, { days: daysAgo }));
  }
};

/** What is counted calls him a customer; a manager knows better. */
export const overruleVerdict = async (stage: Stage): Promise<void> => {
  const { authorId, standing } = await profileOf(stage, critic);
  if (standing.override !== null) return;
  if (standing.items === 0) throw new NotYet(`${critic} has not been counted.`);
  const note = "Five notes, five times right, and each of use to everybody: he reads us more closely than we do.";
  await overrideVerdict(stage.as("luc@demo.example"), { authorId, verdict: "critic", note }, stage.now);
};

/** The swearing customer wrote on two sites: an agent asks for likenesses, and says yes to the one that is him. */
export const joinAccounts = async (stage: Stage): Promise<void> => {
  const agent = stage.as("tom@demo.example");
  const profile = await profileOf(stage, swearer);
  if (profile.accounts.length > 1) return;
  const proposed = profile.suggestions.find(({ account }) => account.name === swearer);
  if (proposed !== undefined) return confirmLink(agent, { linkId: proposed.id }, stage.now);
  if (profile.standing.items < (await itemsOf(stage, swearer)).length - 1) throw new NotYet(`${swearer} has not been counted.`);
  await suggestLinks(agent, { authorId: profile.authorId }, stage.now);
  throw new NotYet(`No second account of ${swearer} is known.`);
};

/** As they are known on the brand's own site: whoever writes on two is two accounts at first. */
const profileOf = async (stage: Stage, name: string): Promise<Profile> => {
  const item = (await itemsOf(stage, name)).find(({ platform }) => platform === "wordpress");
  if (item === undefined) throw new NotYet(`${name} has not been read.`);
  return getProfile(stage.as("anna@demo.example"), item.authorId);
};
