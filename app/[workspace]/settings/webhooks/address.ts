import type { LogFilters } from "#lib/webhooks/model";

/** The address of the log under these filters; what is as usual is left out. */
export const addressOf = (workspace: string, filters: LogFilters): string => {
  const search = new URLSearchParams(Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return `/${workspace}/settings/webhooks${search.size === 0 ? "" : `?${search.toString()}`}`;
};
