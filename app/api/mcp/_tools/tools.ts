import { checkDraft, getHouseRules, listTemplates, saveDraft } from "./answering";
import { assign, getThread, listWaiting, markNeedsAnswer, markNoAnswerNeeded, searchItems } from "./items";
import { getAuthor, getFigures } from "./knowing";
import type { SealedTool } from "./tool";

/** Everything an assistant can do at the desk: read, draft, assign. None sends, hides, deletes or bans: a person does. */
export const tools: readonly SealedTool[] = [
  searchItems,
  listWaiting,
  getThread,
  getAuthor,
  listTemplates,
  getHouseRules,
  getFigures,
  checkDraft,
  saveDraft,
  assign,
  markNoAnswerNeeded,
  markNeedsAnswer,
];
