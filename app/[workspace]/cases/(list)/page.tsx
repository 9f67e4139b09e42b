import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { requireActor } from "#lib/auth/session";
import { caseFiltersSchema, type CaseFilters } from "#lib/cases/model";
import { getBoard, listCases } from "#lib/cases/queries/list";
import { countOutcomes } from "#lib/cases/queries/outcomes";
import { countReviews } from "#lib/cases/queries/reviews";
import type { Actor } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { dayMs } from "#lib/core/time";

import { ClientMessages } from "../../../_i18n/client-messages";
import { ButtonLink } from "../../../_ui/controls/button";
import { PageBar } from "../../../_ui/controls/page-bar";
import { EmptyState } from "../../../_ui/controls/states";
import { ExportButton } from "../../_export/export-button.client";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { addressOf, wordsOf } from "../address";
import { CasesBoard } from "../board";
import classes from "../cases.module.css";
import { Filters, Switch } from "../filters";
import { List } from "../list";
import { ListKeys } from "../list-keys.client";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("cases"))("title") });

const columnLength = 40;
const pageSize = 60;

const CasesPage = async ({ params, searchParams }: Props) => {
  const [{ workspace }, raw, t] = await Promise.all([params, searchParams, getTranslations("cases")]);
  const actor = await requireActor(workspace);
  const filters = caseFiltersSchema.parse(raw);
  const now = readClock();
  const reviews = await countReviews(actor);
  return (
    <ClientMessages areas={["cases", "exports"]} zone={actor.zone}>
      <LiveRefresh kinds={["cases"]} />
      <ListKeys board={addressOf(workspace, { ...filters, as: "board", show: "open" })} list={addressOf(workspace, { ...filters, as: "list", show: "open" })} />
      <PageBar title={t("title")}>
        <Switch workspace={workspace} filters={filters} />
        <ExportButton workspace={workspace} what="cases" filters={wordsOf({ ...filters, after: undefined })} isTool />
      </PageBar>
      <Filters workspace={workspace} filters={filters} reviews={reviews} />
      {filters.as === "board" && filters.show === "open" ? (
        <BoardOrNothing actor={actor} filters={filters} now={now} />
      ) : (
        <ListOrNothing actor={actor} filters={filters} now={now} />
      )}
      <Outcomes actor={actor} now={now} />
    </ClientMessages>
  );
};

export default CasesPage;

type Part = { readonly actor: Actor; readonly filters: CaseFilters; readonly now: Date };

const BoardOrNothing = async ({ actor, filters, now }: Part) => {
  const board = await getBoard(actor, filters, { limit: columnLength, now });
  const isEmpty = Object.values(board).every(({ count }) => count === 0);
  return isEmpty ? <Nothing workspace={actor.workspaceSlug} filters={filters} /> : <CasesBoard board={board} actor={actor} filters={filters} now={now} />;
};

const ListOrNothing = async ({ actor, filters, now }: Part) => {
  const page = await listCases(actor, filters, { limit: pageSize, now });
  return page.rows.length === 0 ? (
    <Nothing workspace={actor.workspaceSlug} filters={filters} />
  ) : (
    <List page={page} actor={actor} filters={filters} now={now} />
  );
};

const Nothing = async ({ workspace, filters }: { readonly workspace: string; readonly filters: CaseFilters }) => {
  const t = await getTranslations("cases.empty");
  const isNarrowed =
    filters.owner !== undefined || filters.overdue || filters.show === "closed" || [filters.brand, filters.level, filters.step].some((list) => list.length > 0);
  return isNarrowed ? (
    <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
  ) : (
    <EmptyState title={t("title")} actions={<ButtonLink href={`/${workspace}/inbox`}>{t("go")}</ButtonLink>}>
      {t("text")}
    </EmptyState>
  );
};

/** How the last rounds ended; silence stands apart. */
const Outcomes = async ({ actor, now }: Pick<Part, "actor" | "now">) => {
  const t = await getTranslations("cases");
  const counts = await countOutcomes(actor, { from: new Date(now.getTime() - 30 * dayMs), to: now });
  if (Object.values(counts).every((count) => count === 0)) return null;
  return (
    <p className={classes["outcomes"]}>
      {t("outcomes", { satisfied: counts.satisfied, notSatisfied: counts["not-satisfied"], unconfirmed: counts.unconfirmed })}
    </p>
  );
};
