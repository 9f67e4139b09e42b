export const appealStates = ["open", "granted", "rejected"] as const;
export type AppealState = (typeof appealStates)[number];

/** Why this member may not decide an appeal; null when they may. Whoever asked for the sanction does not judge the objection to it. */
export const refusalOfAppealDecision = (
  appeal: { readonly state: AppealState; readonly sanctionRequestedById: string },
  memberId: string,
): "decided-already" | "own-request" | null => {
  if (appeal.state !== "open") return "decided-already";
  return appeal.sanctionRequestedById === memberId ? "own-request" : null;
};
