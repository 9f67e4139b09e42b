import { useTranslations } from "next-intl";

import type { DeedView, SanctionView } from "#lib/conduct/view-model";
import type { Tone } from "#lib/tagging/model";

import { Chip } from "../../../_ui/controls/chip";
import { Day, Moment } from "../../../_ui/time/moment";
import { AppealActs, DeedActs, SanctionActs } from "./sanction-acts.client";
import classes from "./sanction.module.css";

export type Reader = { readonly workspace: string; readonly zone: string; readonly now: Date; readonly mayAct: boolean; readonly mayDecide: boolean };
type Props = { readonly sanction: SanctionView; readonly reader: Reader; readonly isNamed?: boolean };

/** One guard, warning or ban with all there is to know of it, and what can be done about it now. */
export const SanctionCard = ({ sanction, reader, isNamed = false }: Props) => {
  const t = useTranslations("conduct.sanction");
  const { kind, state, authorName, brandName, clauseNumber, clauseVersion, evidence, deeds, appeals } = sanction;
  return (
    <article id={sanction.id} className={classes["card"]} aria-label={t(`kind.${kind}`)}>
      <header className={classes["head"]}>
        <strong>{isNamed ? t("named", { kind: t(`kind.${kind}`), name: authorName }) : t(`kind.${kind}`)}</strong>
        <Chip tint={state === "requested" ? "warn" : "plain"}>{t(`state.${state}`)}</Chip>
        {sanction.isThreat ? <Chip tint="negative">{t("threat")}</Chip> : null}
        <span className="grow" />
        <span className="ink3">
          {brandName} · {t("clause", { number: clauseNumber, version: clauseVersion })} · {sanction.number}
        </span>
      </header>
      <History sanction={sanction} reader={reader} />
      {evidence.length > 0 ? (
        <ul className={classes["evidence"]} aria-label={t("evidence")}>
          {evidence.map(({ itemId, text, url, postedAt, corrections }) => (
            <li key={itemId}>
              <span className="ink3">
                <Day at={postedAt} zone={reader.zone} now={reader.now} />
              </span>
              <q>{text}</q>
              {url === null ? null : (
                <a href={url} target="_blank" rel="noreferrer noopener">
                  {t("there")}
                </a>
              )}
              <Corrections corrections={corrections} />
            </li>
          ))}
        </ul>
      ) : null}
      <details className={classes["words"]}>
        <summary>{t("message")}</summary>
        <p>{sanction.message}</p>
      </details>
      <Deeds deeds={deeds} messageState={sanction.messageState} reader={reader} />
      {appeals.map((appeal) => (
        <div key={appeal.id} className={classes["appeal"]}>
          <p>
            <strong>{t("appeal")}</strong> <Chip>{t(`appealState.${appeal.state}`)}</Chip>
          </p>
          <q>{appeal.text}</q>
          {appeal.decisionReason === null ? null : <p className="ink2">{t("decided", { name: appeal.decidedByName ?? "", reason: appeal.decisionReason })}</p>}
          {appeal.state === "open" && reader.mayDecide ? (
            <AppealActs workspace={reader.workspace} appealId={appeal.id} isOwnRequest={sanction.isOwnRequest} />
          ) : null}
        </div>
      ))}
      {reader.mayAct ? <SanctionActs workspace={reader.workspace} sanction={sanction} mayDecide={reader.mayDecide} /> : null}
    </article>
  );
};

/** Who says what of how it is meant: a second person sees whether a tag is the tagger's or somebody's. */
const Corrections = ({ corrections }: Pick<SanctionView["evidence"][number], "corrections">) => {
  const t = useTranslations("conduct.sanction");
  const tag = useTranslations("tags.tone");
  const words = (tones: readonly Tone[]) => (tones.length === 0 ? t("noTags") : tones.map((tone) => tag(tone)).join(", "));
  return corrections.map(({ byName, was, became }, at) => (
    <span key={at} className="ink3">
      {t("corrected", { name: byName, was: words(was), became: words(became) })}
    </span>
  ));
};

/** Who asked, who decided, how long it lasts and how it ended. */
const History = ({ sanction, reader: { zone, now } }: Props) => {
  const t = useTranslations("conduct.sanction");
  const { requestedByName, requestedAt, decidedAt, decidedByName, decisionReason, days, until, endedAt, endedBecause, endedByName, endedReason } = sanction;
  const moment = (at: string) => <Moment at={at} zone={zone} now={now} />;
  return (
    <ul className={classes["history"]}>
      <li>
        {t("requested", { name: requestedByName })} · {moment(requestedAt)}
      </li>
      {decidedAt === null ? null : (
        <li>
          {t(sanction.state === "refused" ? "refusedBy" : "approvedBy", { name: decidedByName ?? "" })} · {moment(decidedAt)}
          {decisionReason === null ? "" : ` · ${decisionReason}`}
        </li>
      )}
      {sanction.kind === "ban" ? (
        <li>
          {until === null ? (
            days === null ? (
              t("forGood")
            ) : (
              t("days", { count: days })
            )
          ) : (
            <>
              {t("until")} {moment(until)}
            </>
          )}
        </li>
      ) : null}
      {endedAt === null || endedBecause === null ? null : (
        <li>
          {t(`ended.${endedBecause}`)} {endedByName === null ? null : `· ${endedByName}`} · {moment(endedAt)}
          {endedReason === null ? "" : ` · ${endedReason}`}
        </li>
      )}
    </ul>
  );
};

type DeedsProps = { readonly deeds: readonly DeedView[]; readonly messageState: SanctionView["messageState"]; readonly reader: Reader };

const Deeds = ({ deeds, messageState, reader }: DeedsProps) => {
  const t = useTranslations("conduct");
  if (deeds.length === 0 && messageState === null) return null;
  return (
    <ul className={classes["deeds"]} aria-label={t("sanction.deeds")}>
      {messageState === null ? null : (
        <li>
          <span>{t("steps.kind.message")}</span>
          <Chip>{t(`deedState.${messageState}`)}</Chip>
        </li>
      )}
      {deeds.map(({ id, kind, state, because, sourceName, accountName, url, byName, canRetry }) => (
        <li key={id}>
          <span>{[t(`steps.kind.${kind}`), accountName, sourceName].filter((part) => part !== null).join(" · ")}</span>
          <Chip tint={state === "by-hand" ? "warn" : "plain"}>{t(`deedState.${state}`)}</Chip>
          {because === null ? null : <span className="ink3">{t(`steps.because.${because}`)}</span>}
          {byName === null ? null : <span className="ink3">{byName}</span>}
          {state === "by-hand" && url !== null ? (
            <a href={url} target="_blank" rel="noreferrer noopener">
              {t("steps.open")}
            </a>
          ) : null}
          {state === "by-hand" && reader.mayAct ? <DeedActs workspace={reader.workspace} deedId={id} canRetry={canRetry} /> : null}
        </li>
      ))}
    </ul>
  );
};
