import type { PeopleFilters, SaidBy } from "#lib/people/model";

/** The list of people under these filters, in their order. */
export const peopleHref = (workspace: string, { q, verdict, sort }: PeopleFilters, after?: string): string =>
  `/${workspace}/people${searchOf({ q, verdict, sort: sort === "need" ? undefined : sort, after })}`;

type Shown = { readonly by?: SaidBy; readonly theme?: string | undefined; readonly after?: string };

/** Somebody's profile, with whose words or which theme's comments are shown, and from where on. */
export const profileHref = (workspace: string, authorId: string, { by, theme, after }: Shown = {}): string =>
  `/${workspace}/people/${authorId}${searchOf({ by: by === "all" ? undefined : by, theme, after })}`;

const searchOf = (words: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, word] of Object.entries(words)) if (word !== undefined && word !== "") search.set(name, word);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
};
