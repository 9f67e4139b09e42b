import { getFormatter, getTranslations } from "next-intl/server";
import Link from "next/link";

import { isOvertaken, type RuleBook } from "#lib/playbook/rule-model";

import { Chip } from "../../../_ui/controls/chip";
import classes from "../_playbook/playbook.module.css";

type Props = {
  /** Newest first. */
  readonly versions: readonly RuleBook[];
  readonly versionInForce: number | null;
  /** Null while the rules are being written. */
  readonly shown: number | null;
  readonly zone: string;
  readonly hrefOf: (version: number | null) => string;
};

/** Every version that was published, newest first, and the way back to the one being written. */
export const Versions = async ({ versions, versionInForce, shown, zone, hrefOf }: Props) => {
  const [t, format] = await Promise.all([getTranslations("playbook.rules"), getFormatter()]);
  const when = (book: RuleBook): string => {
    if (isOvertaken(book, versions)) return t("overtaken");
    return t("fromThe", { day: format.dateTime(book.effectiveFrom, { day: "numeric", month: "short", year: "numeric", timeZone: zone }) });
  };
  return (
    <aside className={classes["aside"]} aria-label={t("versions")}>
      <h3>{t("versions")}</h3>
      {versions.length === 0 ? <p className="ink3">{t("none")}</p> : null}
      <ol>
        <li>
          <Link href={hrefOf(null)} prefetch={false} aria-current={shown === null ? "page" : undefined}>
            {t("edit")}
          </Link>
        </li>
        {versions.map((book) => (
          <li key={book.version}>
            <Link href={hrefOf(book.version)} prefetch={false} aria-current={shown === book.version ? "page" : undefined}>
              <span className={classes["line"]}>
                {t("version", { version: book.version })}
                {book.version === versionInForce ? <Chip tint="accent">{t("now")}</Chip> : null}
                {book.version > (versionInForce ?? 0) && !isOvertaken(book, versions) ? <Chip>{t("announced")}</Chip> : null}
              </span>
              <span className="ink3 small">{when(book)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </aside>
  );
};
