import { Prisma } from "#db";

import { matchesSearch } from "./search";
import type { InboxFilters, InboxView } from "../model";
import { spanEnds } from "../figure-model";
import type { Actor } from "#lib/auth/actor";
import { dayOf, hourMs, isCalendarDay, startOfDay } from "#lib/core/time";

/** Written by others and no spam: row "received" of docs/metrics.md, on `i`. The tagger's flag alone makes no spam of what needs an answer. */
export const isReceived = Prisma.sql`(NOT i.is_brand AND i.visibility <> 'spam' AND (i.needed_since IS NOT NULL OR NOT ('spam' = ANY (coalesce(i.tones, '{}')))))`;

/** Row "needing an answer": what a person dismissed or its author deleted is closed and leaves the denominator. */
export const isNeeded = Prisma.sql`(${isReceived} AND i.needed_since IS NOT NULL AND i.closed_at IS NULL)`;

/** Row "answered". */
export const isAnswered = Prisma.sql`(${isNeeded} AND i.answered_at IS NOT NULL)`;

/** Rows "waiting" and "unanswered": needed, not answered, not closed. */
export const isWaiting = Prisma.sql`(${isNeeded} AND i.answered_at IS NULL)`;

/** Who of the team wrote the first answer, on `i`; null: nobody of the desk. */
export const answeringMember = Prisma.sql`(SELECT r.member_id FROM item a JOIN reply r ON r.thread_id = i.thread_id AND r.source_id = a.source_id AND r.external_id = a.external_id
  WHERE a.id = i.answered_by_item_id LIMIT 1)`;

// The bare facts of the partial indexes.
const waits = Prisma.sql`i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL`;
const promise = Prisma.sql`coalesce(i.due_at, 'infinity'::timestamptz)`;

/** The warning has come and the promise can still be kept. */
const isSoonDue = (now: Date): Prisma.Sql => Prisma.sql`(${promise} >= ${now} AND i.warn_at <= ${now})`;

/** Answered later than promised, or not answered and over by now. */
const isBroken = (now: Date): Prisma.Sql => Prisma.sql`i.due_at < coalesce(i.answered_at, ${now})`;

/** What became of the promises of what needs an answer. */
const promiseCondition = (wanted: InboxFilters["promise"], now: Date): Prisma.Sql =>
  Prisma.sql`(i.needed_since IS NOT NULL AND i.closed_at IS NULL AND (${Prisma.join(
    wanted.map((state) => becameOfPromise(state, now)),
    " OR ",
  )}))`;

const becameOfPromise = (state: InboxFilters["promise"][number], now: Date): Prisma.Sql => {
  switch (state) {
    case "soon":
      return Prisma.sql`(i.answered_at IS NULL AND ${isSoonDue(now)})`;
    case "pending":
      return Prisma.sql`(i.answered_at IS NULL AND i.due_at >= ${now})`;
    case "kept":
      return Prisma.sql`i.answered_at <= i.due_at`;
    case "broken":
      return isBroken(now);
  }
};

const stateCondition = (state: NonNullable<InboxFilters["state"]>): Prisma.Sql => {
  switch (state) {
    case "received":
      return isReceived;
    case "needed":
      return isNeeded;
    case "answered":
      return isAnswered;
    case "unanswered":
    case "waiting":
      return isWaiting;
  }
};

/** Assigned to nobody, or to somebody who left or may only look by now. */
const isNobodys = (actor: Actor): Prisma.Sql =>
  Prisma.sql`(i.assignee_id IS NULL OR i.assignee_id = ANY (ARRAY(SELECT id FROM member WHERE workspace_id = ${actor.workspaceId} AND (removed_at IS NOT NULL OR role = 'viewer'))))`;

/** The condition of one view. */
export const viewCondition = (view: InboxView, actor: Actor, now: Date): Prisma.Sql => {
  switch (view) {
    case "answered-today":
      return Prisma.sql`NOT i.is_brand AND i.answered_at >= ${startOfDay(dayOf(now, actor.zone), actor.zone)}`;
    case "unsure":
      return Prisma.sql`i.unsure <> '{}' AND NOT i.is_brand AND i.deleted_at IS NULL`;
    case "follow-ups":
      return Prisma.sql`i.id = ANY (ARRAY(SELECT item_id FROM follow_up WHERE workspace_id = ${actor.workspaceId} AND returned_at IS NOT NULL AND state = 'open'))`;
    case "all":
      return Prisma.sql`NOT i.is_brand`;
    default:
      return waitingView(view, actor, now);
  }
};

const waitingView = (view: Exclude<InboxView, "answered-today" | "unsure" | "follow-ups" | "all">, actor: Actor, now: Date): Prisma.Sql => {
  const awake = Prisma.sql`${waits} AND (i.snoozed_until IS NULL OR i.snoozed_until <= ${now})`;
  switch (view) {
    case "waiting":
      return awake;
    case "mine":
      return Prisma.sql`${awake} AND i.assignee_id = ${actor.memberId ?? ""}`;
    case "unassigned":
      return Prisma.sql`${awake} AND ${isNobodys(actor)}`;
    case "over":
      return Prisma.sql`${awake} AND ${promise} < ${now}`;
    case "due-soon":
      return Prisma.sql`${awake} AND ${isSoonDue(now)}`;
    case "snoozed":
      return Prisma.sql`${waits} AND i.snoozed_until > ${now}`;
  }
};

/** Brands by slug, read once per statement. */
export const inBrands = (actor: Actor, slugs: readonly string[]): Prisma.Sql =>
  Prisma.sql`i.brand_id = ANY (ARRAY(SELECT id FROM brand WHERE workspace_id = ${actor.workspaceId} AND slug = ANY (${[...slugs]})))`;

/** Every filter of the address as one condition on `i`. A `state` says more than the view and replaces it. */
export const filterCondition = (actor: Actor, filters: InboxFilters, now: Date): Prisma.Sql => {
  const conditions = [
    Prisma.sql`i.workspace_id = ${actor.workspaceId}`,
    filters.state === undefined ? viewCondition(filters.view, actor, now) : stateCondition(filters.state),
    ...listConditions(filters),
    ...(filters.brand.length === 0 ? [] : [inBrands(actor, filters.brand)]),
    ...(filters.assignee.length === 0 ? [] : [assigneeCondition(actor, filters.assignee)]),
    ...(filters.promise.length === 0 ? [] : [promiseCondition(filters.promise, now)]),
    ...(filters.author === undefined ? [] : [Prisma.sql`i.author_id = ${filters.author}`]),
    ...(filters.from === undefined ? [] : [postedSince(filters.from)]),
    ...(filters.to === undefined ? [] : [postedBefore(filters.to)]),
    ...figureConditions(filters, now),
    ...(filters.q === undefined || filters.q === "" ? [] : [matchesSearch(filters.q)]),
  ];
  return Prisma.join(conditions, " AND ");
};

type Moment = NonNullable<InboxFilters["from"]>;

/** Posted from an instant on, or from the beginning of a calendar day on: each brand's own, so that a list holds what a figure counts. */
const postedSince = (moment: Moment): Prisma.Sql =>
  isCalendarDay(moment)
    ? Prisma.sql`(i.posted_at >= ${earliestOf(moment)} AND i.posted_at >= ${beginningOf(moment)})`
    : Prisma.sql`i.posted_at >= ${new Date(moment)}`;

const postedBefore = (moment: Moment): Prisma.Sql =>
  isCalendarDay(moment)
    ? Prisma.sql`(i.posted_at < ${latestOf(moment)} AND i.posted_at < ${beginningOf(moment)})`
    : Prisma.sql`i.posted_at < ${new Date(moment)}`;

const beginningOf = (day: string): Prisma.Sql => Prisma.sql`(SELECT ${day}::date::timestamp AT TIME ZONE b.zone FROM brand b WHERE b.id = i.brand_id)`;

// Between them a day begins somewhere on earth; an index can be asked for them.
const earliestOf = (day: string): Date => new Date(Date.parse(day) - 14 * hourMs);
const latestOf = (day: string): Date => new Date(Date.parse(day) + 12 * hourMs);

const listConditions = ({ source, sentiment, language, intent, tone }: InboxFilters): readonly Prisma.Sql[] => [
  ...(source.length === 0 ? [] : [Prisma.sql`i.source_id = ANY (${source})`]),
  ...(sentiment.length === 0 ? [] : [Prisma.sql`i.sentiment = ANY (${sentiment})`]),
  ...(language.length === 0 ? [] : [Prisma.sql`i.language = ANY (${language})`]),
  ...(intent.length === 0 ? [] : [Prisma.sql`i.intent = ANY (${intent})`]),
  ...(tone.length === 0 ? [] : [Prisma.sql`i.tones && ${tone}`]),
];

/** What a bar or a cell of a chart counts. */
const figureConditions = ({ answeredBy, took, waited, hour }: InboxFilters, now: Date): readonly Prisma.Sql[] => [
  ...(answeredBy.length === 0 ? [] : [Prisma.sql`${answeringMember} = ANY (${answeredBy})`]),
  ...(took === undefined ? [] : [tookCondition(took)]),
  ...(waited === undefined ? [] : [waitedCondition(waited, now)]),
  ...(hour === undefined ? [] : [hourCondition(hour)]),
];

// Under a day rounded up to the minute, above to the hour: row "first response time" of docs/metrics.md.
const tookSeconds = Prisma.sql`extract(epoch FROM i.answered_at - i.posted_at)`;
const tookMinutes = Prisma.sql`(CASE WHEN ${tookSeconds} <= 86400 THEN greatest(0, ceil(${tookSeconds} / 60)) ELSE 60 * ceil(${tookSeconds} / 3600) END)`;

/** The first span begins with no time at all, and so does each that begins with 0. */
const tookCondition = (span: string): Prisma.Sql => {
  const { from, to } = spanEnds(span);
  return Prisma.sql`(${tookMinutes} > ${from === 0 ? -1 : from} AND (${to}::int IS NULL OR ${tookMinutes} <= ${to}))`;
};

const waitedCondition = (span: string, now: Date): Prisma.Sql => {
  const { from, to } = spanEnds(span);
  const ago = (hours: number): Date => new Date(now.getTime() - hours * hourMs);
  const atLeast = from === 0 ? Prisma.sql`true` : Prisma.sql`i.needed_since <= ${ago(from)}`;
  return to === null ? atLeast : Prisma.sql`(${atLeast} AND i.needed_since > ${ago(to)})`;
};

/** Monday is 0. */
const hourCondition = (hourOfWeek: string): Prisma.Sql => {
  const { from: weekday, to: hour } = spanEnds(hourOfWeek);
  return Prisma.sql`(SELECT extract(isodow FROM i.posted_at AT TIME ZONE b.zone) = ${weekday + 1} AND extract(hour FROM i.posted_at AT TIME ZONE b.zone) = ${hour}
    FROM brand b WHERE b.id = i.brand_id)`;
};

const assigneeCondition = (actor: Actor, wanted: readonly string[]): Prisma.Sql => {
  const ids = wanted.filter((word) => word !== "none").map((word) => (word === "me" ? (actor.memberId ?? "") : word));
  const isTheirs = Prisma.sql`i.assignee_id = ANY (${ids})`;
  if (!wanted.includes("none")) return isTheirs;
  return ids.length === 0 ? isNobodys(actor) : Prisma.sql`(${isNobodys(actor)} OR ${isTheirs})`;
};
