import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { listAudit } from "#lib/team/queries";
import { readAuditNames } from "#lib/team/queries/audit-names";

import { ClientMessages } from "../../../_i18n/client-messages";
import { ButtonLink } from "../../../_ui/controls/button";
import { EmptyState, NoPermission } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import { ExportButton } from "../../_export/export-button.client";
import settings from "../_settings/settings.module.css";
import { loadAuditWords } from "./_trail/audit-words";
import { saidOf } from "./_trail/said-of";
import classes from "./audit.module.css";
import { VerifyTrail } from "./verify.client";

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
  const words = await loadAuditWords({ ...actor, names: await readAuditNames(actor, shown) });
  const last = entries.length > pageSize ? shown.at(-1) : undefined;
  return (
    <section className={settings["section"]}>
      <p className={settings["hint"]}>{t("hint")}</p>
      <ClientMessages areas={["conduct", "exports"]} zone={actor.zone}>
        <VerifyTrail workspace={workspace} exportButton={<ExportButton workspace={workspace} what="audit" filters={{}} />} />
      </ClientMessages>
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
              <td className="ink2">
                <ul className={classes["facts"]}>
                  {saidOf(entry, words).map((said) => (
                    <li key={said}>{said}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
      {last ? (
        <p className={settings["more"]}>
          <ButtonLink href={`/${workspace}/settings/audit?after=${last.id}`}>{t("older")}</ButtonLink>
        </p>
      ) : null}
    </section>
  );
};

export default AuditPage;
