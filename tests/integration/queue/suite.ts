import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";

import { closeQueues, queueNamed } from "#lib/queue/backend";
import { defineJob } from "#lib/queue/define-job";
import { enqueue } from "#lib/queue/enqueue";
import { Abandoned, Postponed } from "#lib/queue/outcome";
import { handlerOf, runWorker, type Handler } from "#lib/queue/run-worker";
import { removeSchedule, upsertSchedule } from "#lib/queue/schedule";

const greetJob = defineJob({ name: "tests.greet", queue: "maintain", payload: z.object({ name: z.string() }), key: ({ name }) => name });

/** A promise that others settle. */
const signalOf = <Value = void>() => {
  let settle: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
};

/** Collects names as they are greeted and lets a test wait for the n-th. */
const guestBook = () => {
  const names: string[] = [];
  const waiting = new Map<number, () => void>();
  const sign = (name: string): void => {
    names.push(name);
    waiting.get(names.length)?.();
  };
  return {
    names,
    sign,
    signed: (name: string): Promise<void> => {
      sign(name);
      return Promise.resolve();
    },
    has: (count: number): Promise<void> =>
      names.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.set(count, resolve);
          }),
  };
};

/** What both backends promise alike. `wipe` empties the queue as an operator's mistake would. */
export const queueSuite = (wipe: () => Promise<void>): void => {
  const stops: (() => Promise<void>)[] = [];

  const work = async (handler: Handler, lockMs = 5_000): Promise<void> => {
    const worker = await runWorker("maintain", [handler], { concurrency: 4, lockMs, signal: new AbortController().signal });
    stops.push(() => worker.close());
    await worker.waitUntilReady();
  };

  const counts = async () => (await queueNamed("maintain")).getJobCounts("wait", "active", "delayed", "failed");

  beforeAll(async () => {
    await queueNamed("maintain");
  });
  beforeEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await wipe();
  });
  afterAll(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await closeQueues();
  });

  it("collapses equal jobs while they wait", async () => {
    for (let i = 0; i < 5; i += 1) await enqueue(greetJob, { name: "Anna" });
    await enqueue(greetJob, { name: "Boris" });
    expect((await counts())["wait"]).toBe(2);
  });

  it("runs once more, and only once, for what arrived during a run", async () => {
    const book = guestBook();
    const started = signalOf();
    const goOn = signalOf();
    await work(
      handlerOf(greetJob, async ({ name }) => {
        if (book.names.length === 0) {
          started.settle();
          await goOn.promise;
        }
        book.sign(name);
      }),
    );
    await enqueue(greetJob, { name: "Anna" });
    await started.promise;
    for (let i = 0; i < 4; i += 1) await enqueue(greetJob, { name: "Anna" });
    goOn.settle();
    await book.has(2);
    // A job of another key comes through after whatever might still be waiting.
    await enqueue(greetJob, { name: "Boris" });
    await book.has(3);
    expect(book.names).toEqual(["Anna", "Anna", "Boris"]);
  });

  it("accepts the same key again after the job has ended", async () => {
    const book = guestBook();
    await work(handlerOf(greetJob, ({ name }) => book.signed(name)));
    for (let i = 1; i <= 3; i += 1) {
      await enqueue(greetJob, { name: "Anna" });
      await book.has(i);
      await expect.poll(async () => (await counts())["active"]).toBe(0);
    }
    expect(book.names).toHaveLength(3);
  });

  it("tries again after a failure", async () => {
    const book = guestBook();
    await work(
      handlerOf(greetJob, ({ name }) => {
        book.sign(name);
        return book.names.length === 1 ? Promise.reject(new Error("not now")) : Promise.resolve();
      }),
    );
    await enqueue(greetJob, { name: "Anna" });
    await book.has(2);
    expect(book.names).toEqual(["Anna", "Anna"]);
  });

  it("does not try again what was abandoned", async () => {
    await work(handlerOf(greetJob, () => Promise.reject(new Abandoned("no use", null))));
    await enqueue(greetJob, { name: "Anna" });
    await expect.poll(counts).toMatchObject({ wait: 0, active: 0, delayed: 0, failed: 1 });
  });

  it("brings a postponed job back after its delay without counting a failure", async () => {
    const book = guestBook();
    await work(
      handlerOf(greetJob, ({ name }) => {
        book.sign(name);
        return book.names.length === 1 ? Promise.reject(new Postponed(50)) : Promise.resolve();
      }),
    );
    await enqueue(greetJob, { name: "Anna" });
    await book.has(2);
    expect((await counts())["failed"]).toBe(0);
  });

  it("keeps the key of a postponed job, so that it is not run beside itself", async () => {
    const postponed = signalOf();
    await work(
      handlerOf(greetJob, () => {
        postponed.settle();
        return Promise.reject(new Postponed(60_000));
      }),
    );
    await enqueue(greetJob, { name: "Anna" });
    await postponed.promise;
    await expect.poll(counts).toMatchObject({ active: 0, delayed: 1 });
    await enqueue(greetJob, { name: "Anna" });
    expect(await counts()).toMatchObject({ wait: 0, active: 0, delayed: 1 });
  });

  it("brings a postponed job forward when told to hurry", async () => {
    const book = guestBook();
    await work(
      handlerOf(greetJob, ({ name }) => {
        book.sign(name);
        return book.names.length === 1 ? Promise.reject(new Postponed(60_000)) : Promise.resolve();
      }),
    );
    await enqueue(greetJob, { name: "Anna" });
    await expect.poll(counts).toMatchObject({ active: 0, delayed: 1 });
    await enqueue(greetJob, { name: "Anna" }, { hurry: true });
    await book.has(2);
    await expect.poll(counts).toMatchObject({ wait: 0, active: 0, delayed: 0 });
  });

  it("does not fire at once when a schedule is upserted as it stands", async () => {
    const book = guestBook();
    await work(handlerOf(greetJob, ({ name }) => book.signed(name)));
    await upsertSchedule(greetJob, { name: "Anna" }, { id: "greet-anna", cadence: { everyMs: 3_600_000 } });
    await book.has(1);
    await expect.poll(counts).toMatchObject({ wait: 0, active: 0, delayed: 1 });
    const before = book.names.length;
    for (let i = 1; i <= 5; i += 1) await upsertSchedule(greetJob, { name: "Anna" }, { id: "greet-anna", cadence: { everyMs: 3_600_000 } });
    await enqueue(greetJob, { name: "Boris" });
    await expect.poll(() => book.names.slice(before)).toEqual(["Boris"]);
    expect(await counts()).toMatchObject({ delayed: 1 });
    await removeSchedule(greetJob, "greet-anna");
  });

  it("fires a schedule until it is removed", async () => {
    const book = guestBook();
    await work(handlerOf(greetJob, ({ name }) => book.signed(name)));
    await upsertSchedule(greetJob, { name: "Anna" }, { id: "greet-anna", cadence: { everyMs: 100 } });
    await book.has(2);
    await removeSchedule(greetJob, "greet-anna");
    await expect.poll(counts).toMatchObject({ wait: 0, active: 0, delayed: 0 });
  });

  it("keeps one schedule per id however often it is upserted", async () => {
    for (let i = 0; i < 3; i += 1) await upsertSchedule(greetJob, { name: "Anna" }, { id: "greet-anna", cadence: { everyMs: 60_000 + i } });
    expect(await (await queueNamed("maintain")).getJobSchedulersCount()).toBe(1);
    await removeSchedule(greetJob, "greet-anna");
  });

  it("works on after everything it held was wiped", async () => {
    const book = guestBook();
    await work(handlerOf(greetJob, ({ name }) => book.signed(name)));
    await upsertSchedule(greetJob, { name: "Anna" }, { id: "greet-anna", cadence: { everyMs: 100 } });
    await book.has(1);
    await wipe();
    const before = book.names.length;
    await enqueue(greetJob, { name: "Boris" });
    await expect.poll(() => book.names).toContain("Boris");
    await upsertSchedule(greetJob, { name: "Clara" }, { id: "greet-anna", cadence: { everyMs: 100 } });
    await expect.poll(() => book.names.slice(before)).toContain("Clara");
    await removeSchedule(greetJob, "greet-anna");
  });

  it("refuses a payload that its job does not know", async () => {
    const anything: unknown = { name: 7 };
    await expect(enqueue(defineJob({ ...greetJob, payload: z.preprocess(() => anything, greetJob.payload) }), { name: "Anna" })).rejects.toThrow();
    expect((await counts())["wait"]).toBe(0);
  });
};
