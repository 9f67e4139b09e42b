import { getLocale, getTranslations } from "next-intl/server";

import type { QuotedEvidence, VerdictView } from "#lib/people/model";
import { localeSchema } from "#lib/auth/actor";

import { loadPeopleWords } from "../../../_i18n/people-words";
import { Table } from "../../../_ui/tables/table";
import { Day } from "../../../_ui/time/moment";
import type { Reader } from "./reader";
import classes from "./profile.module.css";

/** Who this is, how sure that is, and each line of why with what was written. */
export const VerdictBlock = async ({ standing, reader }: { readonly standing: VerdictView; readonly reader: Reader }) => {
  const t = await getTranslations("people");
  const { verdict, confidence, counted, items, override, evidence } = standing;
  return (
    <section aria-labelledby="verdict">
      <div className={classes["verdict"]}>
        <div>
          <h3>{t("profile.from", { items })}</h3>
          <h2 id="verdict" className={classes["who"]} data-verdict={verdict}>
            {t(`verdict.${verdict}`)}
          </h2>
          <p>
            <span className="mid">{t(`meaning.${verdict}`)}</span> <span className="ink2">{t("profile.computed")}</span>
          </p>
          {override === null ? null : (
            <p className={classes["override"]}>
              <b>{t("override.said", { name: override.byName, verdict: t(`verdict.${override.verdict}`) })}</b>{" "}
              <span className="ink3">
                <Day at={override.at} zone={reader.zone} now={reader.now} />
              </span>
              <q>{override.note}</q>
              <span className="ink3">{t("override.counted", { verdict: t(`verdict.${counted}`) })}</span>
            </p>
          )}
        </div>
        {counted === "not-enough-known" ? null : <Confidence confidence={confidence} />}
      </div>
      <EvidenceTable evidence={evidence} reader={reader} />
    </section>
  );
};

const Confidence = async ({ confidence }: { readonly confidence: number }) => {
  const t = await getTranslations("people.profile");
  return (
    <div className={classes["confidence"]}>
      <h3>{t("confidence")}</h3>
      <p className={classes["figure"]}>{confidence.toFixed(2)}</p>
      <div className={classes["scale"]} aria-hidden>
        <i style={{ insetInlineStart: `${(confidence * 100).toFixed(0)}%` }} />
      </div>
      <p className={classes["ends"]} aria-hidden>
        <span>{t("unsure")}</span>
        <span>{t("sure")}</span>
      </p>
    </div>
  );
};

const EvidenceTable = async ({ evidence, reader }: { readonly evidence: readonly QuotedEvidence[]; readonly reader: Reader }) => {
  const [t, words] = await Promise.all([getTranslations("people.profile"), loadPeopleWords(localeSchema.parse(await getLocale()))]);
  const speaksFor = evidence.filter(({ weight }) => weight >= 0);
  const against = evidence.filter(({ weight }) => weight < 0);
  return (
    <>
      <Table
        label={t("for")}
        head={
          <>
            <th scope="col">{t("for")}</th>
            <th scope="col">{t("quote")}</th>
            <th scope="col" data-right>
              {t("weight")}
            </th>
          </>
        }
      >
        {speaksFor.map((line) => (
          <tr key={line.line} className={classes["line"]}>
            <td>{words.evidence(line)}</td>
            <td className="ink2">
              <Quotes line={line} reader={reader} />
            </td>
            <td data-right>
              <Weight weight={line.weight} />
            </td>
          </tr>
        ))}
      </Table>
      {against.length > 0 ? (
        <p className={classes["against"]}>
          <b>{t("against")}</b> {against.map((line) => words.evidence(line)).join(" · ")}
        </p>
      ) : null}
    </>
  );
};

/** The latest items that show it; the newest is read at once, the others on asking. */
const Quotes = ({ line: { quotes }, reader }: { readonly line: QuotedEvidence; readonly reader: Reader }) => {
  const [latest, ...earlier] = quotes.toReversed();
  if (latest === undefined) return null;
  if (earlier.length === 0) return <Quote quote={latest} reader={reader} />;
  return (
    <details className={classes["quotes"]}>
      <summary>
        <Quote quote={latest} reader={reader} />
      </summary>
      {earlier.map((quote) => (
        <Quote key={quote.itemId} quote={quote} reader={reader} />
      ))}
    </details>
  );
};

const Quote = ({ quote: { itemId, text, postedAt }, reader }: { readonly quote: QuotedEvidence["quotes"][number]; readonly reader: Reader }) => (
  <a className={classes["quote"]} href={`/${reader.workspace}/inbox?view=all&item=${itemId}`}>
    <q>{text}</q>{" "}
    <span className="ink3">
      <Day at={postedAt} zone={reader.zone} now={reader.now} />
    </span>
  </a>
);

const barsMax = 4;
const weightPerBar = 0.4;

const Weight = async ({ weight }: { readonly weight: number }) => {
  const t = await getTranslations("people.profile");
  const bars = Math.min(barsMax, Math.max(weight === 0 ? 0 : 1, Math.round(weight / weightPerBar)));
  return (
    <span className={classes["weight"]} role="img" aria-label={t("weightOf", { bars })}>
      {Array.from({ length: barsMax }, (_, place) => (
        <i key={place} data-on={place < bars || undefined} />
      ))}
    </span>
  );
};
