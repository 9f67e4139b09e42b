import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { connectorFor } from "#lib/connectors/registry";
import { readClock } from "#lib/core/clock";
import { env } from "#lib/core/env";
import { findCallback, listGaps, listSetAside } from "#lib/sources/queries/details";
import { getSourceHealth } from "#lib/sources/queries/health";
import { listImports } from "#lib/sources/queries/imports";

import { ClientMessages } from "../../../_i18n/client-messages";
import { PageBar } from "../../../_ui/controls/page-bar";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { CallbackForm } from "../_health/callback-form.client";
import classes from "../_health/health.module.css";
import { SourceActions } from "../_health/source-actions.client";
import { stateOf } from "../_health/state";
import { Facts } from "./facts";
import { Gaps } from "./gaps";
import { Runs } from "./runs";
import { SetAsideList } from "./set-aside-list";

type Props = { readonly params: Promise<{ workspace: string; id: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("sources"))("title") });

const searchSchema = z.object({ after: z.string().max(60).optional().catch(undefined) });
const pageSize = 50;

const SourcePage = async ({ params, searchParams }: Props) => {
  const { workspace, id } = await params;
  const actor = await requireActor(workspace);
  const { after } = searchSchema.parse(await searchParams);
  const now = readClock();
  const [source, gaps, setAside, t] = await Promise.all([
    getSourceHealth(actor, id, now),
    listGaps(actor, id),
    listSetAside(actor, id, { after, limit: pageSize + 1 }),
    getTranslations("sources"),
  ]);
  const runs = source.platform === "import" ? (await listImports(actor)).filter(({ sourceId }) => sourceId === id) : null;
  const door = connectorFor(source.platform).callback === undefined ? null : `${env().PARLEY_URL}/api/webhooks/${source.id}`;
  const callback = may(actor, "sources:manage") ? await findCallback(actor, id) : null;
  const read = { zone: actor.zone, now };
  return (
    <ClientMessages areas={["sources", "sourceErrors"]} zone={actor.zone}>
      <LiveRefresh kinds={["sources", "items"]} />
      <PageBar
        title={
          <>
            <Link href={`/${workspace}/sources`} className={classes["crumb"]} prefetch={false}>
              {t("title")}
            </Link>{" "}
            <span className={classes["crumb"]} aria-hidden>
              ›
            </span>{" "}
            {source.name}
          </>
        }
      >
        {may(actor, "sources:manage") ? (
          <SourceActions
            workspace={workspace}
            source={{ id: source.id, name: source.name, platform: source.platform, status: source.status }}
            state={stateOf(source)}
          />
        ) : null}
      </PageBar>
      <div className={classes["page"]}>
        <Facts source={source} door={door} {...read} />
        {runs === null ? null : <Runs workspace={workspace} runs={runs} {...read} />}
        {callback === null ? null : (
          <section className={classes["section"]}>
            <h2>{t("callback.title")}</h2>
            <CallbackForm workspace={workspace} sourceId={id} callback={callback} />
          </section>
        )}
        <Gaps gaps={gaps} {...read} />
        <SetAsideList
          entries={setAside.slice(0, pageSize)}
          older={setAside.length > pageSize ? `/${workspace}/sources/${id}?after=${setAside[pageSize - 1]?.id ?? ""}#set-aside` : null}
          {...read}
        />
      </div>
    </ClientMessages>
  );
};

export default SourcePage;
