import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { feedFiltersSchema, type FeedFilters } from "#lib/suggestions/feed-model";
import { findLatestDigest } from "#lib/suggestions/queries/digest";
import { listFeed } from "#lib/suggestions/queries/feed";

import { ClientMessages } from "../../_i18n/client-messages";
import { Button, ButtonLink } from "../../_ui/controls/button";
import { PageBar } from "../../_ui/controls/page-bar";
import { PageBody } from "../../_ui/controls/page-body";
import { EmptyState } from "../../_ui/controls/states";
import { LiveRefresh } from "../_shell/live-refresh.client";
import { DigestPanel } from "./digest-panel";
import { Entry } from "./entry";
import classes from "./feed.module.css";
import { FeedKeys } from "./feed-keys.client";

type Search = Record<string, string | string[] | undefined>;
type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Search> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("feed"))("title") });

const FeedPage = async ({ params, searchParams }: Props) => {
  const [{ workspace }, search] = await Promise.all([params, searchParams]);
  const actor = await requireActor(workspace);
  const now = readClock();
  const filters = feedFiltersSchema.parse(search);
  const after = typeof search["after"] === "string" ? search["after"] : null;
  const [{ entries, next }, digest, t] = await Promise.all([listFeed(actor, filters, after), findLatestDigest(actor, now), getTranslations("feed")]);
  const rights = { canHint: may(actor, "feed:share"), canKeep: may(actor, "feed:keep"), canTeach: may(actor, "playbook:manage") };
  const isSifted = filters.q !== undefined || filters.show === "open" || filters.brand !== undefined;
  return (
    <ClientMessages areas={["feed", "playbook"]} zone={actor.zone}>
      <LiveRefresh kinds={["feed"]} />
      <PageBar title={t("title")} />
      <FeedKeys />
      <PageBody>
        {digest === null ? null : <DigestPanel digest={digest} />}
        <Sieve filters={filters} />
        {entries.length === 0 ? (
          <EmptyState title={t(isSifted ? "noneFound" : "none")} place="list">
            {t(isSifted ? "noneFoundHint" : "noneHint")}
          </EmptyState>
        ) : (
          <ol>
            {entries.map((entry) => (
              <Entry key={entry.id} {...{ workspace, entry, now, ...rights }} zone={actor.zone} />
            ))}
          </ol>
        )}
        {next === null ? null : <Further {...{ workspace, filters, next }} />}
      </PageBody>
    </ClientMessages>
  );
};

/** Words and a switch, kept in the address. */
const Sieve = async ({ filters: { q, show, brand } }: { readonly filters: FeedFilters }) => {
  const t = await getTranslations("feed");
  return (
    <form className={classes["sieve"]} role="search">
      <input type="search" name="q" defaultValue={q ?? ""} placeholder={t("search")} aria-label={t("search")} maxLength={200} />
      <label>
        <input type="checkbox" name="show" value="open" defaultChecked={show === "open"} /> {t("onlyOpen")}
      </label>
      {brand === undefined ? null : <input type="hidden" name="brand" value={brand} />}
      <Button type="submit" size="small">
        {t("find")}
      </Button>
    </form>
  );
};

const Further = async ({
  workspace,
  filters: { q, show, brand },
  next,
}: {
  readonly workspace: string;
  readonly filters: FeedFilters;
  readonly next: string;
}) => {
  const t = await getTranslations("feed");
  const query = new URLSearchParams({ ...(q === undefined ? {} : { q }), ...(brand === undefined ? {} : { brand }), show, after: next });
  return (
    <p className={classes["further"]}>
      <ButtonLink href={`/${workspace}/feed?${query.toString()}`} prefetch={false}>
        {t("older")}
      </ButtonLink>
      <Link href={`/${workspace}/feed`} prefetch={false} className="link">
        {t("newest")}
      </Link>
    </p>
  );
};

export default FeedPage;
