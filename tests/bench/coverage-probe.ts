// A process of the coverage bench: counts its desk once, then asks for the figures of eight weeks whenever its parent says so.
import { benchActor, benchNow } from "./fill";
import { answerParent, timed } from "./probed-desks";
import { countChanges } from "#lib/coverage/count-changes";
import { getCoverage } from "#lib/coverage/queries/coverage";
import { getOverview } from "#lib/coverage/queries/overview";

const range = { days: 56 };

const prepare = async (): Promise<void> => {
  while (await countChanges({ workspaceId: benchActor.workspaceId }));
};

const round = async (): Promise<Readonly<Record<string, number>>> => ({
  overview: await timed(() => getOverview(benchActor, { brandIds: [], range }, benchNow)),
  coverage: await timed(() => getCoverage(benchActor, { brandIds: [], sourceIds: [], range, compare: "before" }, benchNow)),
  "one brand": await timed(() => getCoverage(benchActor, { brandIds: ["brd1"], sourceIds: [], range, compare: "before" }, benchNow)),
});

answerParent(prepare, round);
