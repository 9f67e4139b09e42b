import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { logFiltersSchema } from "#lib/webhooks/model";
import { listDeliveries, listWebhooks } from "#lib/webhooks/queries/webhooks";

import { ClientMessages } from "../../../_i18n/client-messages";
import { NoPermission } from "../../../_ui/controls/states";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { Addresses } from "./addresses";
import { Log } from "./log";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("webhooks"))("title") });

const pageSize = 50;

const WebhooksPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const [actor, common, filters] = await Promise.all([
    requireActor(workspace),
    getTranslations("common"),
    searchParams.then((search) => logFiltersSchema.parse(search)),
  ]);
  if (!may(actor, "webhooks:manage")) return <NoPermission title={common("noPermission.title")}>{common("noPermission.text")}</NoPermission>;
  const now = readClock();
  const [webhooks, page] = await Promise.all([listWebhooks(actor, now), listDeliveries(actor, filters, { limit: pageSize })]);
  const reader = { workspace, zone: actor.zone, now };
  return (
    <ClientMessages areas={["webhooks"]} zone={actor.zone}>
      <LiveRefresh kinds={["webhooks"]} />
      <Addresses webhooks={webhooks} {...reader} />
      {webhooks.length === 0 ? null : <Log webhooks={webhooks} filters={filters} page={page} {...reader} />}
    </ClientMessages>
  );
};

export default WebhooksPage;
