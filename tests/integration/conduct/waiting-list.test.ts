import { describe, expect, it } from "vitest";

import { aHouse, anInsult, minutes, now } from "./a-house";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { listPendingApprovals } from "#lib/conduct/queries/sanctions";
import { sql } from "#lib/db/sql";

describe("what waits for a person", () => {
  it("never loses its oldest, however much waits", async () => {
    const house = await aHouse();
    const itemId = await anInsult(house, { tones: ["threat"] });
    const { sanctionId } = await requestBan(house.anna, { itemId, clauseNumber: "3.2", notice: "We end it here.", days: null }, now);
    const copied =
      "workspace_id, brand_id, author_id, kind, state, item_id, source_id, book_id, clause_version, clause_number, clause_kind, message, requested_by_id";
    await sql.query({
      text: `INSERT INTO sanction (id, ${copied}, requested_at) SELECT id || '-' || n, ${copied}, $2 FROM sanction, generate_series(1, 200) AS n WHERE id = $1`,
      values: [sanctionId, minutes(10)],
    });
    expect((await listPendingApprovals(house.boris))[0]?.id).toBe(sanctionId);
  });
});
