import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { importProgress } from "#lib/sources/queries/imports";

import { ClientMessages } from "../../../../_i18n/client-messages";
import { PageBar } from "../../../../_ui/controls/page-bar";
import { orNotFound } from "../../../or-not-found";
import classes from "../../_health/health.module.css";
import { ImportRun } from "./import-run.client";

type Props = { readonly params: Promise<{ workspace: string; id: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("imports"))("way.file") });

const ImportPage = async ({ params }: Props) => {
  const { workspace, id } = await params;
  const [actor, t, s] = await Promise.all([requireActor(workspace), getTranslations("imports"), getTranslations("sources")]);
  const progress = await orNotFound(importProgress(actor, id));
  return (
    <ClientMessages areas={["imports", "sources"]} zone={actor.zone}>
      <PageBar
        title={
          <>
            <Link href={`/${workspace}/sources/${progress.sourceId}`} className={classes["crumb"]} prefetch={false}>
              {s("title")}
            </Link>{" "}
            <span className={classes["crumb"]} aria-hidden>
              ›
            </span>{" "}
            {t("run.title", { name: progress.fileName })}
          </>
        }
      />
      <div className={classes["page"]}>
        <ImportRun workspace={workspace} served={progress} canStop={may(actor, "imports:run")} />
      </div>
    </ClientMessages>
  );
};

export default ImportPage;
