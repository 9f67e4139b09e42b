import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import type { Actor } from "#lib/auth/actor";
import { requireActor } from "#lib/auth/session";
import { listByHand, listOpenAppeals, listPendingApprovals } from "#lib/conduct/queries/sanctions";
import { readClock } from "#lib/core/clock";
import { peopleFiltersSchema, peopleSorts, type PeopleFilters, type PersonRow } from "#lib/people/model";
import { isDue } from "#lib/people/link-model";
import { listPeople } from "#lib/people/queries/list";
import { listQuestions } from "#lib/people/queries/questions";
import { verdicts } from "#lib/people/verdict-model/verdicts";

import { Button, ButtonLink } from "../../../_ui/controls/button";
import { Chip } from "../../../_ui/controls/chip";
import { PageBar } from "../../../_ui/controls/page-bar";
import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { peopleHref, profileHref } from "../address";
import classes from "../people.module.css";
import { Place } from "../place";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("people"))("title") });

const searchSchema = peopleFiltersSchema.extend({ after: z.string().max(300).optional().catch(undefined) });
const pageSize = 50;

/** Everybody who wrote, those who need a look first unless the reader asks for whoever wrote last. */
const PeoplePage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const [actor, t, { after, ...filters }] = await Promise.all([
    requireActor(workspace),
    getTranslations("people"),
    searchParams.then((search) => searchSchema.parse(search)),
  ]);
  const { rows, next } = await listPeople(actor, filters, { after, limit: pageSize });
  const isFiltered = filters.verdict !== undefined || (filters.q ?? "") !== "";
  return (
    <>
      <LiveRefresh kinds={["people", "items", "conduct"]} />
      <PageBar title={t("title")}>
        <Approvals actor={actor} workspace={workspace} />
      </PageBar>
      <div className={classes["page"]}>
        <Tools workspace={workspace} filters={filters} />
        {rows.length === 0 ? (
          <EmptyState place={isFiltered ? "list" : "page"} title={t(isFiltered ? "list.noMatch" : "list.none")}>
            {t(isFiltered ? "list.noMatchText" : "list.noneText")}
          </EmptyState>
        ) : (
          <People workspace={workspace} rows={rows} sort={filters.sort ?? "need"} zone={actor.zone} />
        )}
        {next === null ? null : (
          <p className={classes["more"]}>
            <ButtonLink href={peopleHref(workspace, filters, next)} prefetch={false}>
              {t("list.older")}
            </ButtonLink>
          </p>
        )}
      </div>
    </>
  );
};

export default PeoplePage;

/** The way to what waits for somebody's word, and how much of it there is. */
const Approvals = async ({ actor, workspace }: { readonly actor: Actor; readonly workspace: string }) => {
  const [t, waiting, questions] = await Promise.all([
    getTranslations("conduct"),
    Promise.all([listPendingApprovals(actor), listOpenAppeals(actor), listByHand(actor)]),
    listQuestions(actor),
  ]);
  const now = readClock();
  const count = waiting.flat().length + questions.filter((question) => isDue(question, now)).length;
  return (
    <ButtonLink href={`/${workspace}/people/approvals`} prefetch={false}>
      {t("approvals.title")}
      {count === 0 ? null : ` (${count})`}
    </ButtonLink>
  );
};

const Tools = async ({ workspace, filters }: { readonly workspace: string; readonly filters: PeopleFilters }) => {
  const t = await getTranslations("people");
  const { q, verdict, sort = "need" } = filters;
  return (
    <div className={classes["tools"]}>
      <form className={classes["search"]} action={`/${workspace}/people`} role="search">
        <input type="search" name="q" defaultValue={q} maxLength={100} aria-label={t("list.search")} placeholder={t("list.search")} />
        {verdict === undefined ? null : <input type="hidden" name="verdict" value={verdict} />}
        {sort === "need" ? null : <input type="hidden" name="sort" value={sort} />}
        <Button type="submit">{t("list.find")}</Button>
      </form>
      <nav className={classes["tabs"]} aria-label={t("list.verdict")}>
        {[undefined, ...verdicts].map((one) => (
          <Link key={one ?? "all"} href={peopleHref(workspace, { q, verdict: one, sort })} prefetch={false} aria-current={one === verdict ? "true" : undefined}>
            {one === undefined ? t("list.all") : t(`verdict.${one}`)}
          </Link>
        ))}
      </nav>
      <nav className={classes["order"]} aria-label={t("list.order")}>
        {peopleSorts.map((one) => (
          <Link key={one} href={peopleHref(workspace, { q, verdict, sort: one })} prefetch={false} aria-current={one === sort ? "true" : undefined}>
            {t(`list.sort.${one}`)}
          </Link>
        ))}
      </nav>
      <p className={classes["told"]}>{t(`list.sortMeans.${sort}`)}</p>
    </div>
  );
};

type PeopleProps = {
  readonly workspace: string;
  readonly rows: readonly PersonRow[];
  readonly sort: NonNullable<PeopleFilters["sort"]>;
  readonly zone: string;
};

const People = async ({ workspace, rows, sort, zone }: PeopleProps) => {
  const t = await getTranslations("people");
  const now = readClock();
  return (
    <Table
      label={t("list.label", { order: t(`list.sort.${sort}`) })}
      head={
        <>
          <th scope="col">{t("list.name")}</th>
          <th scope="col">{t("list.verdict")}</th>
          <th scope="col" data-right>
            {t("list.items")}
          </th>
          <th scope="col" data-right>
            {t("list.seen")}
          </th>
        </>
      }
    >
      {rows.map(({ authorId, name, platform, sourceName, accounts, items, verdict, isOverridden, lastSeenAt }) => (
        <tr key={authorId}>
          <td>
            <Link className={classes["name"]} href={profileHref(workspace, authorId)} prefetch={false}>
              {name}
            </Link>
            <span className="ink3 small">
              <Place of={{ platform, sourceName }} />
              {accounts > 1 ? ` · ${t("list.accounts", { count: accounts })}` : null}
            </span>
          </td>
          <td className={verdict === "not-enough-known" ? "ink3" : undefined}>
            {t(`verdict.${verdict}`)} {isOverridden ? <Chip>{t("list.byHand")}</Chip> : null}
          </td>
          <td data-right>{items}</td>
          <td data-right className="ink3">
            <Moment at={lastSeenAt} zone={zone} now={now} />
          </td>
        </tr>
      ))}
    </Table>
  );
};
