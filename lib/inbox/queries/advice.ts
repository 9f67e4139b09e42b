import { getStanding } from "#lib/people/queries/verdict";
import { concreteFragments } from "../concrete-fragments";
import type { ConversationItem } from "../model";
import { ladderOf } from "#lib/conduct/queries/ladder";
import type { BrandId, WorkspaceId } from "#lib/core/ids";
import { adviseMode, type Advice, type Quoted } from "#lib/playbook/advice-model";
import { listClausesInForce } from "#lib/playbook/queries/rules";
import { explain } from "#lib/tagging/embedded/explain";
import { embeddedFor } from "#lib/tagging/embedded-for";
import { tellingTones } from "#lib/tagging/offences";

export type Advised = {
  readonly item: ConversationItem;
  /** The conversation around it, as far as it is read. */
  readonly items: readonly ConversationItem[];
  readonly brandId: BrandId;
  readonly capabilities: readonly string[];
};

/** What the method advises for a visitor's comment, by what is known now. */
export const getAdvice = async (workspaceId: WorkspaceId, advised: Advised, now: Date): Promise<Advice> => {
  const { item, brandId } = advised;
  const [clauses, quotes, author, ladder] = await Promise.all([
    listClausesInForce(workspaceId, { brandId, at: now }),
    readQuotes(workspaceId, item),
    getStanding(workspaceId, item.author.id),
    ladderOf(workspaceId, { brandId, authorId: item.author.id, now }),
  ]);
  const { sentiment, intent, tones, unsure } = item;
  return adviseMode({ tags: { sentiment, intent, tones, unsure }, quotes, author, ladder, thread: threadFacts(advised), clauses });
};

const threadFacts = ({ item, items, capabilities }: Advised) => {
  const visitors = new Set(items.filter(({ author, isBrand }) => !isBrand && author.id === item.author.id).map(({ id }) => id));
  return {
    needsNone: item.neededSince === null ? item.reason.code : null,
    isPrivate: item.kind === "message",
    canMessage: capabilities.includes("private-message"),
    answersGiven: items.filter(({ isBrand, parentId, deletedAt }) => isBrand && deletedAt === null && parentId !== null && visitors.has(parentId)).length,
  };
};

const quotesMax = 3;

/** The words behind each tag worth quoting, as the tagger that ships weighs them. */
const readQuotes = async (
  workspaceId: WorkspaceId,
  { text, language, intent, tones }: ConversationItem,
): Promise<Partial<Record<Quoted, readonly string[]>>> => {
  const { model } = await embeddedFor(workspaceId);
  const said = [...tellingTones(tones), ...(intent === "other" ? [] : [intent])];
  const words = (explained: (typeof said)[number]): readonly string[] =>
    explain(model, { text, language, explained })
      .words.filter(({ weight }) => weight > 0)
      .slice(0, quotesMax)
      .map(({ word }) => word);
  return { ...Object.fromEntries(said.map((tag) => [tag, words(tag)])), concrete: concreteFragments(text).slice(0, quotesMax) };
};
