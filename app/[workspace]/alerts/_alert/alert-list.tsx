import Link from "next/link";

import type { AlertView, Said } from "#lib/alerts/model/alert-view";

import { Moment } from "../../../_ui/time/moment";
import { AlertActs } from "./alert-acts.client";
import classes from "./alerts.module.css";
import { SeverityMark } from "./severity-mark";
import { StateWords } from "./state-words";
import { useSaid } from "./use-said";

export type Reader = { readonly workspace: string; readonly zone: string; readonly now: Date; readonly mayAct: boolean };

/** Alerts one below the other: what they say, since when, who is on them. */
export const AlertList = ({ alerts, reader }: { readonly alerts: readonly AlertView[]; readonly reader: Reader }) => (
  <ul className={classes["list"]}>
    {alerts.map((alert) => (
      <Row key={alert.id} alert={alert} reader={reader} />
    ))}
  </ul>
);

const Row = ({ alert, reader: { workspace, zone, now, mayAct } }: { readonly alert: AlertView; readonly reader: Reader }) => {
  const { title, text } = useSaid(zone)(alert.evidence);
  return (
    <li data-alert={alert.state} className={classes["row"]}>
      <div className={classes["words"]}>
        <p className={classes["head"]}>
          <SeverityMark severity={alert.severity} />
          <Link href={`/${workspace}/alerts/${alert.id}`} prefetch={false} className={classes["title"]}>
            {title}
          </Link>
        </p>
        <p className="ink2">{text}</p>
        {alert.said === null ? null : <Quote said={alert.said} />}
        <p className="ink3 small">
          <Moment at={alert.openedAt} zone={zone} now={now} /> · <StateWords alert={alert} />
        </p>
      </div>
      {mayAct ? (
        <div className={classes["acts"]}>
          <AlertActs workspace={workspace} alertId={alert.id} state={alert.state} />
        </div>
      ) : null}
    </li>
  );
};

const Quote = ({ said: { author, text } }: { readonly said: Said }) => (
  <p className={`cut ${classes["said"] ?? ""}`}>
    <bdi className="mid">{author}</bdi> <bdi>{text}</bdi>
  </p>
);
