"use server";

import { action } from "#lib/auth/action";
import { addGroup, changeGroup, pauseGroup, removeGroup, resumeGroup } from "#lib/reports/commands/groups";
import { endLink, shareReport } from "#lib/reports/commands/links";
import { retryLetter } from "#lib/reports/commands/letters";
import { requestReport, requestTest } from "#lib/reports/commands/request";
import { addGroupSchema, makeReportSchema, onGroupSchema, onLetterSchema, onLinkSchema, shareReportSchema, updateGroupSchema } from "#lib/reports/model";

export const add = action(addGroupSchema, "reports:manage", addGroup);
export const change = action(updateGroupSchema, "reports:manage", changeGroup);
export const pause = action(onGroupSchema, "reports:manage", pauseGroup);
export const resume = action(onGroupSchema, "reports:manage", resumeGroup);
export const remove = action(onGroupSchema, "reports:manage", removeGroup);
export const makeNow = action(makeReportSchema, "reports:manage", requestReport);
export const sendTest = action(onGroupSchema, "reports:manage", requestTest);
export const share = action(shareReportSchema, "reports:manage", shareReport);
export const unshare = action(onLinkSchema, "reports:manage", endLink);
export const sendAgain = action(onLetterSchema, "reports:manage", retryLetter);
