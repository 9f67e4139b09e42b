import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { listAudit } from "#lib/team/queries";

import { ButtonLink } from "../../../_ui/controls/button";
import { EmptyState, NoPermission } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import classes from "../_settings/settings.module.css";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("settings.audit"))("title") });

const searchSchema = z.object({ after: z.string().max(60).optional().catch(undefined) });
const pageSize = 50;

const AuditPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const [actor, common, { after }] = await Promise.all([
    requireActor(workspace),
    getTranslations("common"),
    searchParams.then((search) => searchSchema.parse(search)),
  ]);
  if (!may(actor, "audit:read")) return <NoPermission title={common("noPermission.title")}>{common("noPermission.text")}</NoPermission>;
  const now = readClock();
  const [entries, t] = await Promise.all([listAudit(actor, { after, limit: pageSize + 1 }), getTranslations("settings.audit")]);
  const shown = entries.slice(0, pageSize);
  const last = entries.length > pageSize ? shown.at(-1) : undefined;
  return (
    <section className={classes["section"]}>
      <p className={classes["hint"]}>{t("hint")}</p>
      {shown.length === 0 ? <EmptyState place="list" title={t("none")} /> : null}
      {shown.length > 0 ? (
        <Table
          label={t("title")}
          head={
            <>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("who")}</th>
              <th scope="col">{t("what")}</th>
              <th scope="col">{t("details")}</th>
            </>
          }
        >
          {shown.map((entry) => (
            <tr key={entry.id}>
              <td className="ink3">
                <Moment at={entry.at} zone={actor.zone} now={now} />
              </td>
              <td>{entry.actor === "system" ? t("system") : entry.actor}</td>
              <td>{t.has(`actions.${entry.action}`) ? t(`actions.${entry.action}`) : entry.action}</td>
              <td className="ink2">{saidOf(entry.details)}</td>
            </tr>
          ))}
        </Table>
      ) : null}
      {last ? (
        <p className={classes["more"]}>
          <ButtonLink href={`/${workspace}/settings/audit?after=${last.id}`}>{t("older")}</ButtonLink>
        </p>
      ) : null}
    </section>
  );
};

/** Words among the details; what only a machine reads (ids, times, lists) stays in the export. */
const saidOf = (details: Readonly<Record<string, unknown>>): string =>
  ["name", "title", "host", "url", "note", "reason"]
    .map((key) => details[key])
    .filter((value): value is string => typeof value === "string" && value !== "")
    .join(" · ");

export default AuditPage;
