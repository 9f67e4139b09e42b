import { useTranslations } from "next-intl";

import type { ChannelView } from "#lib/alerts/model/rule-view";
import type { Locale } from "#lib/auth/actor";

import { EmptyState } from "../../../_ui/controls/states";
import { Moment } from "../../../_ui/time/moment";
import settings from "../_settings/settings.module.css";
import classes from "./alert-settings.module.css";
import { AddChannel, ChannelActs } from "./channel-acts.client";

type Props = {
  readonly channels: readonly ChannelView[];
  readonly workspace: string;
  readonly locale: Locale;
  readonly hasMail: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** Where word of alerts goes besides the desk, and how it last went. */
export const Channels = ({ channels, workspace, locale, hasMail, zone, now }: Props) => {
  const t = useTranslations("alerts.channels");
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("title")}</h2>
      <p className={settings["hint"]}>{t("hint")}</p>
      {channels.length === 0 ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <ul className={classes["kinds"]}>
          {channels.map((channel) => (
            <li key={channel.id} className={classes["rule"]} data-on data-channel={channel.kind}>
              <div className={classes["channel"]}>
                <p>
                  <span className="mid">{channel.name}</span>{" "}
                  <span className="ink3">
                    {t(`kinds.${channel.kind}`)} · {channel.shown}
                  </span>
                </p>
                <p className="ink3 small">
                  {channel.lastSentAt === null
                    ? t("notYet")
                    : t.rich("lastSent", { moment: () => <Moment key="at" at={channel.lastSentAt ?? ""} zone={zone} now={now} /> })}
                </p>
                {channel.failure === null ? null : <p className={classes["failure"]}>{t(`failure.${channel.failure.why}`)}</p>}
              </div>
              <ChannelActs workspace={workspace} channel={channel} />
            </li>
          ))}
        </ul>
      )}
      <div className={settings["checks"]}>
        <AddChannel workspace={workspace} locale={locale} hasMail={hasMail} />
      </div>
    </section>
  );
};
