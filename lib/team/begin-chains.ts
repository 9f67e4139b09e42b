import { beginChain, listUnchained } from "./store/audit-chain";
import { inTransaction } from "#lib/db/transaction";

/** Chains the trails that are older than the chain, each once: for reconciling after an upgrade. */
export const beginChains = async (): Promise<void> => {
  for (const workspaceId of await listUnchained()) await inTransaction(async (tx) => beginChain(tx, workspaceId));
};
