import { getTranslations } from "next-intl/server";

import type { TaggerPage } from "#lib/items/tagger-model";
import { intents, sentiments, tones } from "#lib/tagging/model";

import { Choice, Choices } from "../../../_ui/controls/choices";
import { EmptyState } from "../../../_ui/controls/states";
import settings from "../_settings/settings.module.css";
import { flagsOf, matrixOf, stepOf, type Matrix } from "./confusion";
import { confusionDays } from "./search";
import classes from "./tagger.module.css";

type Props = { readonly workspace: string; readonly days: number; readonly confusion: TaggerPage["confusion"] };

/** What the tagger says today of the tags people decided on, against their last word. */
export const Accuracy = async ({ workspace, days, confusion }: Props) => {
  const t = await getTranslations("settings.tagger.accuracy");
  const isEmpty = Object.values(confusion).every((cells) => cells.length === 0);
  return (
    <section className={settings["section"]}>
      <div className={classes["head"]}>
        <h2>{t("title")}</h2>
        <Choices label={t("range")}>
          {confusionDays.map((count) => (
            <Choice key={count} href={`/${workspace}/settings/tagger?days=${count}`} isOn={count === days} keepsPlace>
              {t(`d${count}`)}
            </Choice>
          ))}
        </Choices>
      </div>
      {isEmpty ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <>
          <p className={settings["hint"]}>{t("hint")}</p>
          <div className={classes["matrices"]}>
            {confusion.sentiment.length > 0 ? <Square head="sentiment" matrix={matrixOf(confusion.sentiment, sentiments)} /> : null}
            {confusion.intent.length > 0 ? <Square head="intent" matrix={matrixOf(confusion.intent, intents)} /> : null}
            {confusion.tones.length > 0 ? <Flags cells={confusion.tones} /> : null}
          </div>
        </>
      )}
    </section>
  );
};

type SquareProps = { readonly head: "sentiment" | "intent"; readonly matrix: Matrix };

const Square = async ({ head, matrix: { labels, rows, right, count } }: SquareProps) => {
  const [t, tags] = await Promise.all([getTranslations("settings.tagger.accuracy"), getTranslations("tags")]);
  const most = Math.max(1, ...rows.flat());
  const say = (label: string | undefined): string => tags(`${head}.${label ?? ""}`);
  return (
    <div className={classes["matrix"]}>
      <h3>
        {t(`head.${head}`)} <span className={classes["share"]}>{t("right", { right, count })}</span>
      </h3>
      <div className={classes["scroll"]} tabIndex={0} role="region" aria-label={t(`head.${head}`)}>
        <table>
          <caption className="vh">{t("corner")}</caption>
          <thead>
            <tr>
              <td className={classes["corner"]}>
                {t("tagger")} ↓ {t("team")} →
              </td>
              {labels.map((label) => (
                <th key={label} scope="col">
                  {say(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, said) => (
              <tr key={labels[said]}>
                <th scope="row">{say(labels[said])}</th>
                {row.map((cell, became) => (
                  <td
                    key={labels[became]}
                    data-step={stepOf(cell, most)}
                    data-right={said === became || undefined}
                    title={t("cell", { said: say(labels[said]), became: say(labels[became]), count: cell })}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};

const Flags = async ({ cells }: { readonly cells: TaggerPage["confusion"]["tones"] }) => {
  const [t, tags] = await Promise.all([getTranslations("settings.tagger.accuracy"), getTranslations("tags.tone")]);
  const flags = flagsOf(cells, tones);
  const most = Math.max(1, ...flags.flatMap(({ right, missed, wrong }) => [right, missed, wrong]));
  const { right, count } = matrixOf(cells, []);
  return (
    <div className={classes["matrix"]}>
      <h3>
        {t("head.tones")} <span className={classes["share"]}>{t("right", { right, count })}</span>
      </h3>
      <div className={classes["scroll"]} tabIndex={0} role="region" aria-label={t("head.tones")}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{t("flag")}</span>
              </th>
              <th scope="col">{t("flagRight")}</th>
              <th scope="col">{t("flagMissed")}</th>
              <th scope="col">{t("flagWrong")}</th>
            </tr>
          </thead>
          <tbody>
            {flags.map((counts) => (
              <tr key={counts.flag}>
                <th scope="row">{tags(counts.flag)}</th>
                {(["right", "missed", "wrong"] as const).map((kind) => (
                  <td key={kind} data-step={stepOf(counts[kind], most)} data-right={kind === "right" || undefined}>
                    {counts[kind]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
};
