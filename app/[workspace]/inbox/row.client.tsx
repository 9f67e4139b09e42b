"use client";

import { IconClock, IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo, type MouseEvent } from "react";

import type { InboxRow } from "#lib/inbox/model";
import { tellingTones } from "#lib/tagging/offences";

import { Avatar } from "../../_ui/controls/avatar";
import { Chip } from "../../_ui/controls/chip";
import { Mark } from "../../_ui/controls/mark";
import { WaitBar, waitState } from "../../_ui/controls/wait-bar";
import { useFullTime, useMoment } from "../../_ui/time/moment";
import { useSpan } from "../../_ui/time/use-span";
import { addressOf } from "./address.client";
import { useDesk } from "./desk-context.client";
import type { Left } from "./merge-rows.client";
import classes from "./row.module.css";

type Props = {
  readonly row: InboxRow;
  readonly now: Date;
  readonly isOpen: boolean;
  readonly isCursor: boolean;
  readonly isPicked: boolean;
  readonly isMarked: boolean;
  readonly left: Left | undefined;
  readonly onOpen: (id: string) => void;
  readonly onPick: (id: string) => void;
};

/** One comment in two lines: who and where, how long it waits against its promise; its first words, at most one chip, who has it. */
export const Row = memo(({ row: given, now, isOpen, isCursor, isPicked, isMarked, left, onOpen, onPick }: Props) => {
  const { workspace, filters, me } = useDesk();
  const isPromised = filters.view === "follow-ups" && given.promise !== null;
  const row = isPromised ? asPromised(given) : given;
  const t = useTranslations("inbox.list");
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(row.id);
  };
  return (
    <li
      className={classes["item"]}
      data-row={row.id}
      data-open={isOpen}
      data-cursor={isCursor}
      data-picked={isPicked}
      data-gone={left !== undefined || isDone(row)}
      data-new={isMarked || undefined}
    >
      <label className={classes["pick"]}>
        <input type="checkbox" checked={isPicked} onChange={() => onPick(row.id)} tabIndex={-1} aria-label={t("select", { name: row.author.name })} />
      </label>
      <a
        className={classes["row"]}
        href={addressOf(workspace, filters, row.id)}
        onClick={open}
        tabIndex={isCursor ? 0 : -1}
        aria-current={isOpen ? "true" : undefined}
      >
        <RowMark row={row} isPromised={isPromised} />
        <span className={classes["words"]}>
          <span className={classes["line"]}>
            <span className={classes["who"]}>{row.author.name}</span>
            <span className={classes["where"]}>{isPromised ? <PromisedFor row={row} now={now} /> : <Where source={row.source} brand={row.brand} />}</span>
          </span>
          <span className={classes["line"]}>
            <span className={classes["text"]} lang={row.language === "und" ? undefined : row.language}>
              {row.excerpt}
            </span>
            <RowChip row={row} />
          </span>
        </span>
        <span>
          <RowTime row={row} now={now} left={left} />
          <span className={classes["meter"]}>
            <RowBar row={row} now={now} left={left} />
            <Avatar
              initials={row.assignee?.initials ?? null}
              name={row.assignee?.name ?? t("nobody")}
              isMe={row.assignee !== null && row.assignee.id === me?.id}
            />
          </span>
        </span>
      </a>
    </li>
  );
});
Row.displayName = "Row";

/** The mood, dotted where it is in doubt; a clock where a promise is due. */
const RowMark = ({ row, isPromised }: { readonly row: InboxRow; readonly isPromised: boolean }) => {
  const t = useTranslations("inbox.list");
  const moods = useTranslations("tags.sentiment");
  const doubts = useDoubts(row);
  if (isPromised)
    return (
      <span className={classes["mark"]}>
        <IconClock size={12} stroke={1.5} aria-hidden />
      </span>
    );
  return (
    <span className={classes["mark"]} title={doubts} data-unsure={row.unsure.length > 0 || undefined}>
      <Mark sentiment={row.sentiment} label={row.unsure.length > 0 ? `${moods(row.sentiment)}, ${t("unsure")}` : moods(row.sentiment)} />
    </span>
  );
};

/** What was promised waits by the promise, whatever became of the comment it hangs on. */
const asPromised = (row: InboxRow): InboxRow =>
  row.promise === null
    ? row
    : {
        ...row,
        excerpt: row.promise.words,
        neededSince: row.promise.promisedAt,
        dueAt: row.promise.dueAt,
        warnAt: null,
        answeredAt: null,
        closedAt: null,
        snoozedUntil: null,
      };

const PromisedFor = ({ row, now }: Pick<Props, "row" | "now">) => {
  const t = useTranslations("inbox.list");
  const { zone } = useDesk();
  const say = useMoment();
  return row.dueAt === null ? null : t("promised", { time: say(row.dueAt, zone, now) });
};

const isDone = (row: InboxRow): boolean => row.answeredAt !== null || row.closedAt !== null;

/** Answered, but later than promised. */
const isLate = ({ answeredAt, dueAt }: InboxRow): boolean => answeredAt !== null && dueAt !== null && Date.parse(answeredAt) > Date.parse(dueAt);

const isAsleep = (row: InboxRow, now: Date): boolean => row.snoozedUntil !== null && Date.parse(row.snoozedUntil) > now.getTime();

/** Where it was written: the source and its brand; a source named after its brand is told by its platform. */
const Where = ({ source, brand }: Pick<InboxRow, "source" | "brand">) => {
  const t = useTranslations("inbox");
  const platform = t.has(`platform.${source.platform}`) ? t(`platform.${source.platform}`) : source.platform;
  return t("list.where", { source: source.name.includes(brand.name) ? platform : source.name, brand: brand.name });
};

/** At most one: somebody writing, else the hardest tone, else a suggestion; dotted where it is in doubt. */
const RowChip = ({ row }: { readonly row: InboxRow }) => {
  const t = useTranslations("inbox");
  const tags = useTranslations("tags");
  if (row.writing)
    return (
      <Chip tint="accent" icon={<IconPencil size={12} stroke={1.5} aria-hidden />}>
        {t("list.writing", { name: row.writing.name.split(" ")[0] ?? row.writing.name })}
      </Chip>
    );
  const tone = (["threat", "insult", "obscenity", "toxic", "spam"] as const).find((wanted) => row.tones.includes(wanted));
  const isHard = tone === "threat" || tone === "insult" || tone === "toxic";
  if (tone)
    return (
      <Chip tint={isHard ? "negative" : "plain"} isUnsure={row.unsure.includes("tone")}>
        {tags(`tone.${tone}`)}
      </Chip>
    );
  if (row.intent !== "suggestion") return null;
  return (
    <Chip tint="accent" isUnsure={row.unsure.includes("intent")}>
      {tags("intent.suggestion")}
    </Chip>
  );
};

/** Each tag in doubt with how sure the tagger was: "Sentiment: negative, 52 % sure". */
const useDoubts = ({ unsure, confidences, ...row }: InboxRow): string | undefined => {
  const heads = useTranslations("inbox.filters");
  const tags = useTranslations("tags");
  const sure = (confidence: number | undefined): string => (confidence === undefined ? "" : `, ${tags("sure", { percent: Math.round(100 * confidence) })}`);
  const tones = tellingTones(row.tones);
  const words = {
    sentiment: () => `${tags(`sentiment.${row.sentiment}`)}${sure(confidences.sentiment)}`,
    intent: () => `${tags(`intent.${row.intent}`)}${sure(confidences.intent)}`,
    tone: () => (tones.length === 0 ? tags("noTone") : tones.map((tone) => `${tags(`tone.${tone}`)}${sure(confidences.tones[tone])}`).join(", ")),
  } as const;
  return unsure.length === 0 ? undefined : unsure.map((head) => `${heads(head)}: ${words[head]()}`).join("\n");
};

/** Waited, promised, from when on that is soon due, and by how much it is over; of an item that waits. */
export const clockOf = (
  row: Pick<InboxRow, "neededSince" | "postedAt" | "dueAt" | "warnAt">,
  now: Date,
): { readonly waitedMs: number; readonly promisedMs: number | null; readonly soonMs: number | null; readonly overMs: number } => {
  const since = Date.parse(row.neededSince ?? row.postedAt);
  const due = row.dueAt === null ? null : Date.parse(row.dueAt);
  return {
    waitedMs: Math.max(0, now.getTime() - since),
    promisedMs: due === null ? null : Math.max(1, due - since),
    soonMs: row.warnAt === null ? null : Date.parse(row.warnAt) - since,
    overMs: due === null ? 0 : now.getTime() - due,
  };
};

const RowTime = ({ row, now, left }: Pick<Props, "row" | "now" | "left">) => {
  const { zone } = useDesk();
  const t = useTranslations("inbox");
  const span = useSpan();
  const full = useFullTime();
  const say = useMoment();
  const posted = full(row.postedAt, zone);
  const title = row.dueAt ? t("wait.full", { posted, due: full(row.dueAt, zone) }) : t("wait.fullNoDue", { posted });
  const done = left ?? (row.answeredAt ? "answered" : row.closedAt ? "closed" : undefined);
  if (done) {
    return (
      <span className={classes["time"]} title={title}>
        {done === "moved" ? say(row.postedAt, zone, now) : t(`list.${done === "answered" && isLate(row) ? "answeredLate" : done}`)}
      </span>
    );
  }
  if (row.neededSince === null) {
    return (
      <time className={classes["time"]} title={title} dateTime={row.postedAt} suppressHydrationWarning>
        {say(row.postedAt, zone, now)}
      </time>
    );
  }
  const clock = clockOf(row, now);
  const pace = isAsleep(row, now) ? undefined : waitState(clock);
  return (
    <time className={classes["time"]} data-pace={pace} title={title} dateTime={row.neededSince} suppressHydrationWarning>
      {pace === "over" ? t("wait.late", { time: span(clock.overMs) }) : span(clock.waitedMs)}
    </time>
  );
};

/** A clock that runs; there is none where nobody waits, or not now. */
const RowBar = ({ row, now, left }: Pick<Props, "row" | "now" | "left">) => {
  const t = useTranslations("inbox.wait");
  if (row.neededSince === null || left !== undefined || isDone(row) || isAsleep(row, now)) return <span />;
  const { waitedMs, promisedMs, soonMs } = clockOf(row, now);
  const label = promisedMs === null ? t("none") : t("share", { percent: Math.min(999, Math.round((100 * waitedMs) / promisedMs)) });
  return <WaitBar waitedMs={waitedMs} promisedMs={promisedMs} soonMs={soonMs} label={label} />;
};
