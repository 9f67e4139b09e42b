import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { payloadFields } from "#lib/connectors/payload";
import { readClock } from "#lib/core/clock";
import { env } from "#lib/core/env";
import { importBytesMax, importChunkBytes } from "#lib/sources/model";
import { listBrands } from "#lib/sources/queries/brands";
import { listSourceHealth } from "#lib/sources/queries/health";

import { ClientMessages } from "../../../_i18n/client-messages";
import { PageBar } from "../../../_ui/controls/page-bar";
import { NoPermission } from "../../../_ui/controls/states";
import classes from "./add.module.css";
import { AddFile, type FileRules } from "./add-file.client";
import { AddLink } from "./add-link.client";
import { AddPush } from "./add-push.client";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const ways = ["link", "push", "file"] as const;
const searchSchema = z.object({ way: z.enum(ways).catch("link").default("link"), brand: z.string().max(60).optional().catch(undefined) });

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("sources"))("add") });

const AddSourcePage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const [actor, t, s, common] = await Promise.all([requireActor(workspace), getTranslations("imports"), getTranslations("sources"), getTranslations("common")]);
  if (!may(actor, "sources:manage")) return <NoPermission title={common("noPermission.title")}>{common("noPermission.text")}</NoPermission>;
  const { way, brand } = searchSchema.parse(await searchParams);
  const brands = (await listBrands(actor)).map(({ id, name, slug }) => ({ id, name, slug }));
  const choice = { brands, chosen: brands.find(({ slug }) => brand?.split(",").includes(slug))?.id ?? brands[0]?.id ?? null, zone: actor.zone };
  return (
    <ClientMessages areas={["sources", "sourceErrors", "imports"]} zone={actor.zone}>
      <PageBar title={s("add")} />
      <div className={classes["page"]}>
        <nav className={classes["ways"]} aria-label={t("way.label")}>
          {ways.map((one) => (
            <Link
              key={one}
              href={{ pathname: `/${workspace}/sources/add`, query: { way: one, ...(brand === undefined ? {} : { brand }) } }}
              aria-current={one === way ? "page" : undefined}
              prefetch={false}
            >
              {t(`way.${one}`)}
            </Link>
          ))}
        </nav>
        {way === "link" ? <AddLink workspace={workspace} choice={choice} now={readClock().toISOString()} /> : null}
        {way === "push" ? <AddPush workspace={workspace} choice={choice} address={env().PARLEY_URL} /> : null}
        {way === "file" ? <AddFile workspace={workspace} choice={choice} into={await importSources(actor)} rules={fileRules()} /> : null}
      </div>
    </ClientMessages>
  );
};

/** Where files have been brought to before. */
const importSources = async (actor: Actor): Promise<readonly { readonly id: string; readonly name: string }[]> => {
  const all = await listSourceHealth(actor, readClock());
  return all.filter(({ platform }) => platform === "import").map(({ id, name, brand }) => ({ id, name: `${name} · ${brand.name}` }));
};

const fileRules = (): FileRules => ({
  fields: payloadFields,
  zones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")],
  pieceBytes: importChunkBytes,
  bytesMax: importBytesMax,
});

export default AddSourcePage;
