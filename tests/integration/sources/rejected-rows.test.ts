import { expect, it } from "vitest";

import { aDesk, aSource } from "../../support/watched";
import { sql } from "#lib/db/sql";
import { newId } from "#lib/core/ids";
import { rejectedRowsCsv } from "#lib/sources/queries/imports";

it("gives every rejected row of an import once, with a line or without, however many they are", async () => {
  const desk = await aDesk();
  const source = await aSource(desk, { platform: "import" });
  const importId = newId("importRun");
  await sql.query({
    text: "INSERT INTO import_run (id, workspace_id, source_id, created_by_id, file_name, size_bytes, plan, status) VALUES ($1, $2, $3, $4, 'history.csv', 1, '{}', 'done')",
    values: [importId, desk.workspaceId, source.id, desk.actor.memberId],
  });
  await sql.query({
    text: `INSERT INTO set_aside (id, workspace_id, source_id, import_id, at, reason, line, excerpt)
      SELECT $3 || lpad(n::text, 5, '0'), $1, $2, $4, now(), 'bad-date', CASE WHEN n % 2 = 0 THEN n END, 'row ' || n FROM generate_series(1, 2500) AS n`,
    values: [desk.workspaceId, source.id, newId("setAside"), importId],
  });
  const rows = new Set<string>();
  let lines = 0;
  for await (const line of rejectedRowsCsv(desk.actor, importId)) {
    lines += 1;
    rows.add(line);
  }
  expect([lines, rows.size]).toEqual([2501, 2501]);
});
