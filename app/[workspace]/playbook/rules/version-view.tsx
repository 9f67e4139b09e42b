import { getTranslations } from "next-intl/server";

import type { Locale } from "#lib/auth/actor";
import type { RuleBook } from "#lib/playbook/rule-model";

import { RulesText } from "../../../_ui/rules/rules-text";
import classes from "../_playbook/playbook.module.css";
import { RulesDiff } from "./rules-diff";
import { Withdraw } from "./withdraw.client";

type Props = {
  readonly workspace: string;
  readonly brandId: string;
  readonly book: RuleBook;
  /** The version before it. */
  readonly before: RuleBook | null;
  readonly locale: Locale;
  readonly canWithdraw: boolean;
};

/** A version as it was published, and what it changed. */
export const VersionView = async ({ workspace, brandId, book, before, locale, canWithdraw }: Props) => {
  const t = await getTranslations("playbook.rules");
  return (
    <article>
      <h2>{t("version", { version: book.version })}</h2>
      <section className={classes["block"]} aria-label={before ? t("against", { version: before.version }) : t("first")}>
        <h3>{before ? t("against", { version: before.version }) : t("first")}</h3>
        {before ? <RulesDiff before={before.clauses} after={book.clauses} /> : null}
      </section>
      <section className={classes["block"]} aria-label={t("whole")}>
        <h3>{t("whole")}</h3>
        <RulesText
          rules={book}
          locale={locale}
          {...(canWithdraw ? { beside: ({ number }) => <Withdraw workspace={workspace} brandId={brandId} number={number} /> } : {})}
        />
      </section>
    </article>
  );
};
