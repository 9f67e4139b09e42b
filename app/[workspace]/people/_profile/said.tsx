import { IconArrowBackUp } from "@tabler/icons-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

import type { SaidBy, SaidPage, SaidRow } from "#lib/people/model";

import { ButtonLink } from "../../../_ui/controls/button";
import { Chip } from "../../../_ui/controls/chip";
import { Icon } from "../../../_ui/controls/icon";
import { Mark } from "../../../_ui/controls/mark";
import { Moment } from "../../../_ui/time/moment";
import { profileHref } from "../address";
import classes from "./profile.module.css";
import type { Reader } from "./reader";

type Props = {
  readonly authorId: string;
  readonly said: SaidPage;
  readonly by: SaidBy;
  /** Only the comments behind this theme; undefined: whatever was said. */
  readonly theme: string | undefined;
  readonly reader: Reader;
};

/** Everything they wrote from all their accounts and what they were answered, newest first; or what of it a theme rests on. */
export const Said = async ({ authorId, said, by, theme, reader }: Props) => {
  const t = await getTranslations("people.profile");
  return (
    <section className={classes["part"]} aria-labelledby="said" id="said-part">
      <header>
        <h2 id="said">{t(theme === undefined ? "said" : "saidOfTheme")}</h2>
        <nav className={classes["switch"]} aria-label={t("said")}>
          {(["all", "theirs", "ours"] as const).map((one) => (
            <Link
              key={one}
              href={`${profileHref(reader.workspace, authorId, { by: one })}#said-part`}
              prefetch={false}
              aria-current={one === by && theme === undefined ? "true" : undefined}
            >
              {t(one)}
            </Link>
          ))}
        </nav>
      </header>
      {said.rows.length === 0 ? <p className="ink3">{t("nothingSaid")}</p> : null}
      <ul className={classes["said"]}>
        {said.rows.map((row) => (
          <SaidLine key={row.itemId} row={row} reader={reader} />
        ))}
      </ul>
      {said.next === null ? null : (
        <ButtonLink href={`${profileHref(reader.workspace, authorId, { by, theme, after: said.next })}#said-part`} prefetch={false}>
          {t("older")}
        </ButtonLink>
      )}
    </section>
  );
};

const shown = new Set(["insult", "threat"]);

const SaidLine = async ({
  row: { itemId, at, isOurs, name, isLinked, excerpt, sentiment, tones, sourceName },
  reader,
}: {
  readonly row: SaidRow;
  readonly reader: Reader;
}) => {
  const [t, tags] = await Promise.all([getTranslations("people.profile"), getTranslations("tags")]);
  return (
    <li>
      <a href={`/${reader.workspace}/inbox?view=all&item=${itemId}`} data-ours={isOurs || undefined}>
        <span className="ink3">
          <Moment at={at} zone={reader.zone} now={reader.now} />
        </span>
        {isOurs ? (
          <span title={t("reply")}>
            <Icon of={IconArrowBackUp} />
          </span>
        ) : (
          <Mark sentiment={sentiment} label={tags(`sentiment.${sentiment}`)} hollow={isLinked} />
        )}
        <span className={classes["words"]} title={isLinked ? t("linked") : undefined}>
          {excerpt}
        </span>
        <span className="ink3 small">
          {tones
            .filter((tone) => shown.has(tone) && !isOurs)
            .map((tone) => (
              <Chip key={tone} tint="negative">
                {tags(`tone.${tone}`)}
              </Chip>
            ))}{" "}
          {isOurs || isLinked ? name : sourceName}
        </span>
      </a>
    </li>
  );
};
