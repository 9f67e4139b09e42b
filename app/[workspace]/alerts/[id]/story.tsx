import { useTranslations } from "next-intl";

import type { AlertDetails, AlertMessageView } from "#lib/alerts/model/alert-view";

import { Moment, useMoment } from "../../../_ui/time/moment";
import classes from "../_alert/alerts.module.css";

type Props = { readonly alert: AlertDetails; readonly zone: string; readonly now: Date };

/** What became of the alert, and who was told of it. */
export const Story = ({ alert, zone, now }: Props) => {
  const t = useTranslations("alerts.story");
  const { openedAt, lastSeenAt, acknowledged, resolved } = alert;
  const taken = acknowledged?.by == null ? t("acknowledgedBySomebody") : t("acknowledged", { by: acknowledged.by });
  const ended = resolved?.by == null ? t("resolved") : t("resolvedBy", { by: resolved.by });
  const events = [
    { words: t("opened"), at: openedAt },
    ...(acknowledged === null ? [] : [{ words: taken, at: acknowledged.at }]),
    { words: t("seen"), at: lastSeenAt },
    ...(resolved === null ? [] : [{ words: ended, at: resolved.at }]),
  ];
  return (
    <section className={classes["section"]}>
      <h2>{t("title")}</h2>
      <ul className={classes["story"]}>
        {events.map(({ words, at }) => (
          <li key={words}>
            {words}{" "}
            <span className="ink3">
              <Moment at={at} zone={zone} now={now} />
            </span>
          </li>
        ))}
      </ul>
      <h3>{t("messages")}</h3>
      {alert.messages.length === 0 ? <p className="ink3">{t("noMessages")}</p> : null}
      <ul className={classes["story"]}>
        {alert.messages.map((message) => (
          <li key={message.id}>
            {message.channel.name}, {t(`because.${message.because}`)}:{" "}
            <span className="ink2">
              <Fate message={message} zone={zone} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Fate = ({ message, zone, now }: { readonly message: AlertMessageView } & Omit<Props, "alert">) => {
  const t = useTranslations("alerts.story");
  const failures = useTranslations("alerts.channels.failure");
  const say = useMoment();
  const { sentAt, dueAt, failure, isDropped, tries } = message;
  if (sentAt !== null) return t("sent", { moment: say(sentAt, zone, now) });
  if (isDropped) return failure === null ? t("dropped-plain") : t("dropped", { why: failures(failure) });
  if (failure === null) return t("held", { moment: say(dueAt, zone, now) });
  return t("retried", { why: failures(failure), tries, moment: say(dueAt, zone, now) });
};
