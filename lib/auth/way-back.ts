/** Where the proxy writes down which page was asked for: a layout is not told its own address. */
export const askedHeader = "x-asked-for";

/** The sign-in page, which leads back to what was asked for: to the very page within the workspace, or else to its first one. */
export const signInAddress = (workspaceSlug: string, asked: string | null): string => {
  const home = `/${workspaceSlug}`;
  const isWithin = asked !== null && (asked === home || asked.startsWith(`${home}/`) || asked.startsWith(`${home}?`));
  return `/sign-in?callbackUrl=${encodeURIComponent(isWithin ? asked : home)}`;
};
