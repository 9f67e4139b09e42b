import { getTranslations } from "next-intl/server";

import { locales } from "#lib/auth/actor";
import { diffOf, type Clause, type ClauseText } from "#lib/playbook/rule-model";

import { Chip } from "../../../_ui/controls/chip";
import { diffWords } from "../../inbox/diff-words.client";
import classes from "../_playbook/playbook.module.css";

type Props = { readonly before: readonly Clause[]; readonly after: readonly Clause[] };

/** What became of the clauses, language by language and word by word. */
export const RulesDiff = async ({ before, after }: Props) => {
  const [t, languages] = await Promise.all([getTranslations("playbook.rules"), getTranslations("common.language")]);
  const changes = diffOf(before, after);
  if (changes.length === 0) return <p className="ink3">{t("nothingChanged")}</p>;
  return (
    <ul className={classes["changes"]}>
      {changes.map((change) => (
        <li key={change.number}>
          <p className={classes["line"]}>
            <b className="mid">{t("clause", { number: change.number })}</b>
            <Chip>{t(`change.${change.kind}`)}</Chip>
          </p>
          {change.before && change.after && change.before.kind !== change.after.kind ? (
            <p>
              <Words before={t(`kinds.${change.before.kind}`)} after={t(`kinds.${change.after.kind}`)} />
            </p>
          ) : null}
          {locales
            .filter((locale) => wordsOf(change.before?.texts[locale]) !== wordsOf(change.after?.texts[locale]))
            .map((locale) => (
              <div key={locale}>
                <p className="ink3 small">{languages(locale)}</p>
                <p className={classes["words"]} lang={locale}>
                  <Words before={wordsOf(change.before?.texts[locale])} after={wordsOf(change.after?.texts[locale])} />
                </p>
              </div>
            ))}
        </li>
      ))}
    </ul>
  );
};

const wordsOf = (text: ClauseText | undefined): string => (text === undefined ? "" : `${text.title}\n${text.text}`);

const Words = ({ before, after }: { readonly before: string; readonly after: string }) => {
  const runs = diffWords(before, after) ?? [{ kind: "removed", text: before } as const, { kind: "added", text: after } as const];
  return runs.map(({ kind, text }, index) => {
    if (kind === "removed") return <del key={index}>{text}</del>;
    return kind === "added" ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>;
  });
};
