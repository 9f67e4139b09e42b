import type { NextRequest } from "next/server";

import { problem } from "../problem";
import { actorFromBearer } from "#lib/auth/bearer";
import { requirePermission } from "#lib/auth/permissions";
import { isFromThisMachine } from "#lib/auth/visitor";
import { readClock } from "#lib/core/clock";
import type { WorkspaceId } from "#lib/core/ids";
import { getOperation, type Operation } from "#lib/coverage/queries/operation";
import { queueNamed } from "#lib/queue/backend";
import { queueNames } from "#lib/queue/define-job";

export const dynamic = "force-dynamic";

/** `GET /api/metrics`: Prometheus' text format, of the token's workspace; the whole installation for a monitor on the same machine. */
export const GET = async (request: NextRequest): Promise<Response> => {
  try {
    const workspaceId = await scopeOf(request);
    const [operation, depths] = await Promise.all([getOperation(workspaceId), queueDepths()]);
    return new Response([...operationLines(operation), ...depths, ""].join("\n"), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
    });
  } catch (cause) {
    return problem(cause);
  }
};

const scopeOf = async (request: NextRequest): Promise<WorkspaceId | null> => {
  if (request.headers.has("authorization") || !isFromThisMachine(request.headers)) {
    const actor = await actorFromBearer(request, readClock());
    requirePermission(actor, "sources:read");
    return actor.workspaceId;
  }
  return null;
};

const operationLines = ({ platforms, waiting }: Operation): readonly string[] => [
  "# HELP parley_items_received_total Items stored, by platform.",
  "# TYPE parley_items_received_total counter",
  ...platforms.map(({ platform, received }) => `parley_items_received_total{platform="${platform}"} ${received}`),
  "# HELP parley_items_waiting Items that need an answer and have none.",
  "# TYPE parley_items_waiting gauge",
  `parley_items_waiting ${waiting}`,
  "# HELP parley_poll_lag_seconds From the first byte of the last page with something new to its rows, the slowest source of a platform.",
  "# TYPE parley_poll_lag_seconds gauge",
  ...platforms.flatMap(({ platform, lagSeconds }) => (lagSeconds === null ? [] : [`parley_poll_lag_seconds{platform="${platform}"} ${lagSeconds}`])),
  "# HELP parley_sources_failing Sources whose last poll failed, by platform.",
  "# TYPE parley_sources_failing gauge",
  ...platforms.map(({ platform, ill }) => `parley_sources_failing{platform="${platform}"} ${ill}`),
];

const states = ["waiting", "active", "delayed", "failed"] as const;

const queueDepths = async (): Promise<readonly string[]> => {
  const lines = await Promise.all(
    queueNames.map(async (name) => {
      const counts = await (await queueNamed(name)).getJobCounts(...states);
      return states.map((state) => `parley_queue_jobs{queue="${name}",state="${state}"} ${counts[state] ?? 0}`);
    }),
  );
  return ["# HELP parley_queue_jobs Jobs by queue and state.", "# TYPE parley_queue_jobs gauge", ...lines.flat()];
};
