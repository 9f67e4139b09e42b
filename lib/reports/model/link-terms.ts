/** For how many days a link may lead to a report. */
export const linkTerms = [7, 30, 90] as const;
