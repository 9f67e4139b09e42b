import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { giftStatuses, type GiftRow, type GiftStatus } from "#lib/suggestions/model";
import { listGifts } from "#lib/suggestions/queries/board";

import { ClientMessages } from "../../_i18n/client-messages";
import { Avatar } from "../../_ui/controls/avatar";
import { PageBar } from "../../_ui/controls/page-bar";
import { EmptyState } from "../../_ui/controls/states";
import { LiveRefresh } from "../_shell/live-refresh.client";
import classes from "./board.module.css";
import { MoveMenu } from "./move-menu.client";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("suggestions"))("title") });

const searchSchema = z.object({ brand: z.string().max(60).optional().catch(undefined) });

const SuggestionsPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const { brand } = searchSchema.parse(await searchParams);
  const [gifts, t] = await Promise.all([listGifts(actor, { brand }), getTranslations("suggestions")]);
  const canManage = may(actor, "suggestions:manage");
  return (
    <ClientMessages areas={["suggestions"]} zone={actor.zone}>
      <LiveRefresh kinds={["suggestions", "replies"]} />
      <PageBar title={t("title")}>{gifts.length > 0 ? <span className={classes["summary"]}>{t("summary", { count: gifts.length })}</span> : null}</PageBar>
      {gifts.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
      ) : (
        <div className={classes["board"]}>
          {giftStatuses.map((status) => (
            <Column key={status} status={status} gifts={gifts.filter((gift) => gift.status === status)} {...{ workspace, canManage, brand }} />
          ))}
        </div>
      )}
    </ClientMessages>
  );
};

type Shown = {
  readonly workspace: string;
  readonly canManage: boolean;
  /** The brand that is chosen; without one each line names its own. */ readonly brand: string | undefined;
};

const Column = async ({ status, gifts, ...shown }: Shown & { readonly status: GiftStatus; readonly gifts: readonly GiftRow[] }) => {
  const t = await getTranslations("suggestions");
  return (
    <section className={classes["column"]} aria-labelledby={`column-${status}`}>
      <h2 id={`column-${status}`}>
        {t(`status.${status}`)} <span className={classes["count"]}>{gifts.length}</span>
      </h2>
      {gifts.length === 0 ? <p className={classes["empty"]}>{t("columnEmpty")}</p> : null}
      <ul>
        {gifts.map((gift) => (
          <Line key={gift.id} gift={gift} {...shown} />
        ))}
      </ul>
    </section>
  );
};

const Line = async ({ gift, workspace, canManage, brand }: Shown & { readonly gift: GiftRow }) => {
  const t = await getTranslations("suggestions");
  const { id, title, status, owner, progress, brandName } = gift;
  return (
    <li className={classes["gift"]}>
      <Link href={`/${workspace}/suggestions/${id}`} prefetch={false} className={classes["name"]}>
        {title}
      </Link>
      {canManage ? <MoveMenu workspace={workspace} suggestionId={id} title={title} status={status} /> : null}
      <p className={classes["facts"]}>
        <Avatar initials={owner?.initials ?? null} name={owner?.name ?? t("nobody")} />
        <span>{t("people", { count: progress.authors })}</span>
        <span className={progress.thanked === progress.authors ? classes["good"] : undefined}>
          {t("thanked", { thanked: progress.thanked, authors: progress.authors })}
        </span>
        {brand === undefined ? <span className="cut">{brandName}</span> : null}
      </p>
    </li>
  );
};

export default SuggestionsPage;
