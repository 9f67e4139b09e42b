import type { SanctionView } from "./view-model";

/** A ban that reached from one account of a person to others. */
export type CarriedBan = Pick<SanctionView, "id" | "number" | "brandName" | "authorName"> & { readonly carriedTo: readonly string[] };

type Split = { readonly leaving: string; readonly accountIds: readonly string[] };

/** Of what stands about a person, the bans that would reach across if one account was taken out: to it, or from it to the others. */
export const carriedAcross = (sanctions: readonly SanctionView[], { leaving, accountIds }: Split): readonly CarriedBan[] =>
  sanctions
    .filter(({ kind, state }) => kind === "ban" && state === "standing")
    .flatMap(({ id, number, brandName, authorId, authorName, deeds }) => {
      const isAcross = (accountId: string | null): boolean =>
        accountId !== null && accountIds.includes(accountId) && accountId !== authorId && (accountId === leaving || authorId === leaving);
      const reached = deeds.filter(({ kind, accountId }) => kind === "ban" && isAcross(accountId));
      const carriedTo = [...new Map(reached.map(({ accountId, accountName }) => [accountId, accountName ?? ""])).values()];
      return carriedTo.length === 0 ? [] : [{ id, number, brandName, authorName, carriedTo }];
    });
