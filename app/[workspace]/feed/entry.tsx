import Link from "next/link";
import { getTranslations } from "next-intl/server";

import type { FeedEntryView } from "#lib/suggestions/feed-model";
import type { RedactedPiece } from "#lib/suggestions/redact-model";

import { Chip } from "../../_ui/controls/chip";
import { Mark } from "../../_ui/controls/mark";
import { Facts, Words } from "../../_ui/controls/said";
import { Moment } from "../../_ui/time/moment";
import { EntryTools } from "./entry-tools.client";
import classes from "./feed.module.css";
import { Hints } from "./hints.client";

type Props = {
  readonly workspace: string;
  readonly entry: FeedEntryView;
  readonly zone: string;
  readonly now: Date;
  readonly canHint: boolean;
  readonly canKeep: boolean;
  readonly canTeach: boolean;
};

/** One hard case: the question, the words it is about, and what colleagues would do. */
export const Entry = async ({ workspace, entry, zone, now, canHint, canKeep, canTeach }: Props) => {
  const [t, tags] = await Promise.all([getTranslations("feed"), getTranslations("tags")]);
  const { id, question, pieces, authorName, itemId, sentiment, by, sharedAt, isPinned, isMine, brandName } = entry;
  return (
    <li id={id} className={classes["entry"]} tabIndex={-1} data-entry>
      <article aria-labelledby={`question-${id}`}>
        <header className={classes["head"]}>
          <h2 id={`question-${id}`}>
            <Pieces pieces={question} />
          </h2>
          {isPinned ? <Chip tint="accent">{t("pinned")}</Chip> : null}
          {canHint ? <EntryTools {...{ workspace, entryId: id, isPinned, canKeep }} canWithdraw={isMine || canKeep} /> : null}
        </header>
        <Facts>
          <span>{by}</span>
          <Moment at={sharedAt} zone={zone} now={now} />
          <span>{brandName}</span>
        </Facts>
        <div className={classes["case"]}>
          <Words>
            <Pieces pieces={pieces} />
          </Words>
        </div>
        <Facts>
          <Mark sentiment={sentiment} size={10} label={tags(`sentiment.${sentiment}`)} />
          <span>{authorName ?? t("hidden.name")}</span>
          {itemId === null ? null : (
            <Link href={`/${workspace}/inbox?view=all&item=${itemId}`} prefetch={false} className="link">
              {t("open")}
            </Link>
          )}
        </Facts>
        <Hints {...{ workspace, entry, zone, canHint, canTeach }} />
      </article>
    </li>
  );
};

/** Words with what was hidden named in its place. */
const Pieces = async ({ pieces }: { readonly pieces: readonly RedactedPiece[] }) => {
  const t = await getTranslations("feed.hidden");
  return pieces.map((piece, place) =>
    "hidden" in piece ? (
      <span key={place} className={classes["blank"]}>
        {t(piece.hidden)}
      </span>
    ) : (
      piece.text
    ),
  );
};
