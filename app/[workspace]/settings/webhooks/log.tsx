import Link from "next/link";
import { useTranslations } from "next-intl";

import { deliveryStates, type DeliveryView, type LogFilters, type WebhookView } from "#lib/webhooks/model";

import { ButtonLink } from "../../../_ui/controls/button";
import { Choice, Choices } from "../../../_ui/controls/choices";
import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import settings from "../_settings/settings.module.css";
import { addressOf } from "./address";
import { ReplayOne } from "./replay.client";
import classes from "./webhooks.module.css";

type Reader = { readonly workspace: string; readonly zone: string; readonly now: Date };
type Props = Reader & {
  readonly webhooks: readonly WebhookView[];
  readonly filters: LogFilters;
  readonly page: { readonly deliveries: readonly DeliveryView[]; readonly next: string | null };
};

/** What was sent where and what came of it, the newest first. */
export const Log = ({ webhooks, filters, page: { deliveries, next }, ...reader }: Props) => {
  const t = useTranslations("webhooks.log");
  const isFiltered = filters.webhook !== undefined || filters.state !== undefined || filters.type !== undefined;
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("title")}</h2>
      <p className={settings["hint"]}>{t("hint")}</p>
      <Filters webhooks={webhooks} filters={filters} workspace={reader.workspace} />
      {deliveries.length === 0 ? (
        <EmptyState place="list" title={t(isFiltered ? "noneSuch" : "none")}>
          {t(isFiltered ? "noneSuchHint" : "noneHint")}
        </EmptyState>
      ) : (
        <Table label={t("title")} head={<Head />}>
          {deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} filters={filters} {...reader} />
          ))}
        </Table>
      )}
      {next === null ? null : (
        <p className={settings["more"]}>
          <ButtonLink href={addressOf(reader.workspace, { ...filters, before: next })}>{t("older")}</ButtonLink>
        </p>
      )}
    </section>
  );
};

const Filters = ({ webhooks, filters, workspace }: Pick<Props, "webhooks" | "filters" | "workspace">) => {
  const t = useTranslations("webhooks.log");
  const names = useTranslations("webhooks");
  const { before: _before, ...kept } = filters;
  return (
    <div className={classes["filters"]}>
      <Choices label={t("states")}>
        {[undefined, ...deliveryStates].map((state) => (
          <Choice key={state ?? "all"} href={addressOf(workspace, { ...kept, state })} isOn={filters.state === state}>
            {t(`shown.${state ?? "all"}`)}
          </Choice>
        ))}
      </Choices>
      {filters.type === undefined ? null : (
        <Choices label={t("types")}>
          <Choice href={addressOf(workspace, { ...kept, type: undefined })} isOn={false}>
            {t("everything")}
          </Choice>
          <Choice href={addressOf(workspace, kept)} isOn>
            {names(`type.${filters.type}`)}
          </Choice>
        </Choices>
      )}
      {webhooks.length < 2 ? null : (
        <Choices label={t("addresses")}>
          <Choice href={addressOf(workspace, { ...kept, webhook: undefined })} isOn={filters.webhook === undefined}>
            {t("everywhere")}
          </Choice>
          {webhooks.map(({ id, url }) => (
            <Choice key={id} href={addressOf(workspace, { ...kept, webhook: id })} isOn={filters.webhook === id}>
              {new URL(url).host}
            </Choice>
          ))}
        </Choices>
      )}
    </div>
  );
};

const Head = () => {
  const t = useTranslations("webhooks.log");
  return (
    <>
      <th scope="col">{t("when")}</th>
      <th scope="col">{t("event")}</th>
      <th scope="col">{t("address")}</th>
      <th scope="col">{t("outcome")}</th>
      <th scope="col">
        <span className="vh">{t("acts")}</span>
      </th>
    </>
  );
};

type OfDelivery = Reader & { readonly delivery: DeliveryView };

const Row = ({ delivery, filters, ...reader }: OfDelivery & { readonly filters: LogFilters }) => {
  const t = useTranslations("webhooks");
  const { before: _before, ...kept } = filters;
  return (
    <tr data-delivery={delivery.state}>
      <td className="ink3">
        <Moment at={delivery.at} zone={reader.zone} now={reader.now} />
      </td>
      <td>
        <Link className="link" href={addressOf(reader.workspace, { ...kept, type: delivery.type })} prefetch={false}>
          {t(`type.${delivery.type}`)}
        </Link>
      </td>
      <td className="ink2">{new URL(delivery.url).host}</td>
      <td className={classes["outcome"]}>
        <Outcome delivery={delivery} {...reader} />
      </td>
      <td>{delivery.state === "waiting" && delivery.failure === null ? null : <ReplayOne workspace={reader.workspace} deliveryId={delivery.id} />}</td>
    </tr>
  );
};

/** How it stands, why, and both sides of the last exchange. */
const Outcome = ({ delivery, zone, now }: OfDelivery) => {
  const { state, attempts, failure, status, nextTryAt, request, answer } = delivery;
  const t = useTranslations("webhooks");
  const why = failure === null ? null : t(`failure.${failure}`, { status: String(status ?? "") });
  return (
    <>
      <p className="mid">{t(`log.one.${state}`)}</p>
      <p className={settings["under"]}>
        {[state === "arrived" ? t("log.status", { status: String(status ?? "") }) : why, t("log.tries", { count: attempts })]
          .filter((words) => words !== null)
          .join(" · ")}
        {nextTryAt === null || attempts === 0 ? null : (
          <> · {t.rich("log.next", { moment: () => <Moment key="next" at={nextTryAt} zone={zone} now={now} /> })}</>
        )}
      </p>
      <details className={classes["exchange"]}>
        <summary>{t("log.request")}</summary>
        {request === null ? <p className={settings["under"]}>{t("log.notYet")}</p> : <pre>{`webhook-id: ${delivery.eventId}\n\n${request}`}</pre>}
        {answer === null ? null : (
          <>
            <h4>{t("log.answer")}</h4>
            <pre>{answer === "" ? t("log.noAnswer") : answer}</pre>
          </>
        )}
      </details>
    </>
  );
};
