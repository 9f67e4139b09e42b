import { pingDatabase } from "#lib/coverage/queries/operation";
import { queueNamed } from "#lib/queue/backend";

export const dynamic = "force-dynamic";

const patienceMs = 3_000;

/** `GET /api/health`: 200 when this process, the database and the queue answer, else 503 with what does not. */
export const GET = async (): Promise<Response> => {
  const [database, queue] = await Promise.all([answers(pingDatabase()), answers(pingQueue())]);
  const isWell = database && queue;
  const word = (well: boolean): string => (well ? "ok" : "down");
  return Response.json(
    { status: isWell ? "ok" : "degraded", process: "ok", database: word(database), queue: word(queue) },
    { status: isWell ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
};

const pingQueue = async (): Promise<void> => {
  await (await queueNamed("poll")).getJobCounts("waiting");
};

const answers = async (work: Promise<void>): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    work
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer));
  });
