import { useTranslations } from "next-intl";

import { webhookTypes, type WebhookView } from "#lib/webhooks/model";

import { Chip, type ChipTint } from "../../../_ui/controls/chip";
import { EmptyState } from "../../../_ui/controls/states";
import { Moment } from "../../../_ui/time/moment";
import settings from "../_settings/settings.module.css";
import { WebhookActs } from "./webhook-acts.client";
import { AddWebhook } from "./webhook-form.client";
import classes from "./webhooks.module.css";

type Reader = { readonly workspace: string; readonly zone: string; readonly now: Date };

/** Every address of the workspace: what it is told, how it fares, and what can be done with it. */
export const Addresses = ({ webhooks, ...reader }: Reader & { readonly webhooks: readonly WebhookView[] }) => {
  const t = useTranslations("webhooks");
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("title")}</h2>
      <p className={settings["hint"]}>{t("hint")}</p>
      {webhooks.length === 0 ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <div>
          {webhooks.map((webhook) => (
            <Address key={webhook.id} webhook={webhook} {...reader} />
          ))}
        </div>
      )}
      <div className={settings["more"]}>
        <AddWebhook workspace={reader.workspace} types={webhookTypes} />
      </div>
    </section>
  );
};

const Address = ({ webhook, workspace, zone, now }: Reader & { readonly webhook: WebhookView }) => {
  const t = useTranslations("webhooks");
  const { state, tint, since } = standingOf(webhook);
  const moment = (at: string) => () => <Moment key={at} at={at} zone={zone} now={now} />;
  const told = webhook.events.map((type) => t(`type.${type}`)).join(", ");
  return (
    <article className={classes["webhook"]} data-webhook={state}>
      <div className={classes["line"]}>
        <strong className={classes["url"]}>{webhook.url}</strong>
        <Chip tint={tint}>{t(`state.${state}`)}</Chip>
        {since === null || state === "new" ? null : <span className="ink3 small">{t.rich(`why.${state}`, { moment: moment(since) })}</span>}
      </div>
      <p className="ink2">
        {told}
        {webhook.withText ? ` · ${t("takesText")}` : ""}
      </p>
      {webhook.waiting === 0 ? null : <p className="ink2 small">{t("open", { count: webhook.waiting })}</p>}
      {webhook.overlapsUntil === null ? null : <p className="ink3 small">{t.rich("overlap", { moment: moment(webhook.overlapsUntil) })}</p>}
      <WebhookActs workspace={workspace} webhook={webhook} types={webhookTypes} />
    </article>
  );
};

type Standing = {
  readonly state: "new" | "working" | "failing" | "by-hand" | "off-failing" | "gone";
  readonly tint: ChipTint;
  readonly since: string | null;
};

/** How an address fares, and since when. */
const standingOf = ({ disabledAt, disabledBecause, failingSince, lastArrivedAt }: WebhookView): Standing => {
  if (disabledBecause === "by-hand") return { state: "by-hand", tint: "plain", since: disabledAt };
  if (disabledBecause !== null) return { state: disabledBecause === "gone" ? "gone" : "off-failing", tint: "negative", since: disabledAt };
  if (failingSince !== null) return { state: "failing", tint: "warn", since: failingSince };
  return lastArrivedAt === null ? { state: "new", tint: "plain", since: null } : { state: "working", tint: "positive", since: lastArrivedAt };
};
