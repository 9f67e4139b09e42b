/** Where the comments behind a figure are: the inbox under the same range, brand and state, so that it lists as many as were counted. */
export const inboxHref = (workspace: string, filters: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) search.set(name, value);
  return `/${workspace}/inbox?${search.toString()}`;
};
