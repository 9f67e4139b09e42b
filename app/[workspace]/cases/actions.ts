"use server";

import { action } from "#lib/auth/action";
import { answerReview as answer } from "#lib/cases/commands/answer-review";
import { concludeCase, hearWord, reopenCase } from "#lib/cases/commands/conclude";
import { keepPromise, movePromise, promise, withdrawPromise } from "#lib/cases/commands/follow-up";
import { linkCase, mergeCase } from "#lib/cases/commands/join-cases";
import { addItems, openCase } from "#lib/cases/commands/open-case";
import { assignCase, changeLevel, renameCase, setDue } from "#lib/cases/commands/steer";
import { doAction, dropAction, hearCase, noteCard, planAction, reachOut } from "#lib/cases/commands/work-through";
import {
  addItemsSchema,
  answerReviewSchema,
  assignCaseSchema,
  changeLevelSchema,
  concludeSchema,
  hearWordSchema,
  keepPromiseSchema,
  movePromiseSchema,
  noteCardSchema,
  onActionSchema,
  onCaseSchema,
  openCaseSchema,
  planActionSchema,
  promiseSchema,
  reachOutSchema,
  renameCaseSchema,
  reopenCaseSchema,
  setDueSchema,
  withdrawPromiseSchema,
  withOtherCaseSchema,
} from "#lib/cases/model";

export const openNewCase = action(openCaseSchema, "cases:work", openCase);
export const addItemsToCase = action(addItemsSchema, "cases:work", addItems);

export const markHeard = action(onCaseSchema, "cases:work", hearCase);
export const keepCardField = action(noteCardSchema, "cases:work", noteCard);
export const recordContact = action(reachOutSchema, "cases:work", reachOut);
export const planCaseAction = action(planActionSchema, "cases:work", planAction);
export const finishAction = action(onActionSchema, "cases:work", doAction);
export const dropCaseAction = action(onActionSchema, "cases:work", dropAction);

export const makePromise = action(promiseSchema, "cases:work", promise);
export const shiftPromise = action(movePromiseSchema, "cases:work", movePromise);
export const fulfilPromise = action(keepPromiseSchema, "cases:work", keepPromise);
export const takeBackPromise = action(withdrawPromiseSchema, "cases:work", withdrawPromise);

export const noteWord = action(hearWordSchema, "cases:work", hearWord);
export const noteOutcome = action(concludeSchema, "cases:work", concludeCase);
export const reopenClosed = action(reopenCaseSchema, "cases:work", reopenCase);

export const changeCaseLevel = action(changeLevelSchema, "cases:work", changeLevel);
export const giveCase = action(assignCaseSchema, "cases:work", assignCase);
export const setCaseDue = action(setDueSchema, "cases:work", setDue);
export const renameFile = action(renameCaseSchema, "cases:work", renameCase);
export const mergeInto = action(withOtherCaseSchema, "cases:work", mergeCase);
export const linkWith = action(withOtherCaseSchema, "cases:work", linkCase);

export const answerReview = action(answerReviewSchema, "cases:work", answer);
