import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { listAudit } from "#lib/team/queries";

import { ClientMessages } from "../../../_i18n/client-messages";
import { ButtonLink } from "../../../_ui/controls/button";
import { EmptyState, NoPermission } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import classes from "../_settings/settings.module.css";
import { saidOf, type AuditWords } from "./said-of";
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
  const [entries, t, words] = await Promise.all([listAudit(actor, { after, limit: pageSize + 1 }), getTranslations("settings.audit"), wordsOfTrail()]);
  const shown = entries.slice(0, pageSize);
  const last = entries.length > pageSize ? shown.at(-1) : undefined;
  return (
    <section className={classes["section"]}>
      <p className={classes["hint"]}>{t("hint")}</p>
      <ClientMessages areas={["conduct"]} zone={actor.zone}>
        <VerifyTrail workspace={workspace} />
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
              <td className="ink2">{saidOf(entry.details, words)}</td>
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

/** Codes of the trail in the reader's language; a word nobody knows any more is shown as it was kept. */
const wordsOfTrail = async (): Promise<AuditWords> => {
  const [roles, heads, tags, parts] = await Promise.all([
    getTranslations("common.role"),
    getTranslations("inbox.filters"),
    getTranslations("tags"),
    getTranslations("settings.audit.parts"),
  ]);
  const single = (head: string): string => (head === "tones" ? "tone" : head);
  return {
    role: (role) => (roles.has(role) ? roles(role) : role),
    head: (head) => (heads.has(single(head)) ? heads(single(head)) : head),
    part: (part) => (parts.has(part) ? parts(part) : null),
    tag: (head, value) => (tags.has(`${single(head)}.${value}`) ? tags(`${single(head)}.${value}`) : value),
  };
};

export default AuditPage;
