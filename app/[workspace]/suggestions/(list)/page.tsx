import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { giftStatuses, type GiftRow } from "#lib/suggestions/model";
import { listGifts } from "#lib/suggestions/queries/board";

import { ClientMessages } from "../../../_i18n/client-messages";
import { Avatar } from "../../../_ui/controls/avatar";
import { Board } from "../../../_ui/controls/board";
import { PageBar } from "../../../_ui/controls/page-bar";
import { Facts } from "../../../_ui/controls/said";
import { EmptyState } from "../../../_ui/controls/states";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import classes from "../board.module.css";
import { BoardKeys } from "../board-keys.client";
import { MoveMenu } from "../move-menu.client";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("suggestions"))("title") });

const searchSchema = z.object({ brand: z.string().max(60).optional().catch(undefined) });

const SuggestionsPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const { brand } = searchSchema.parse(await searchParams);
  const [gifts, t] = await Promise.all([listGifts(actor, { brand }), getTranslations("suggestions")]);
  const shown = { workspace, brand, canManage: may(actor, "suggestions:manage") };
  const columns = giftStatuses.map((id) => {
    const ofStatus = gifts.filter(({ status }) => status === id);
    return { id, title: t(`status.${id}`), count: ofStatus.length, rows: ofStatus.map((gift) => <Line key={gift.id} gift={gift} {...shown} />) };
  });
  return (
    <ClientMessages areas={["suggestions"]} zone={actor.zone}>
      <LiveRefresh kinds={["suggestions", "replies"]} />
      <BoardKeys />
      <PageBar title={t("title")}>{gifts.length > 0 ? <span className="ink3 small">{t("summary", { count: gifts.length })}</span> : null}</PageBar>
      {gifts.length === 0 ? <EmptyState title={t("none")}>{t("noneHint")}</EmptyState> : <Board label={t("board")} columns={columns} none={t("columnEmpty")} />}
    </ClientMessages>
  );
};

type LineProps = {
  readonly gift: GiftRow;
  readonly workspace: string;
  readonly canManage: boolean;
  /** The brand that is chosen; without one each line names its own. */
  readonly brand: string | undefined;
};

const Line = ({ gift, workspace, canManage, brand }: LineProps) => {
  const t = useTranslations("suggestions");
  const { id, title, status, owner, progress, brandName } = gift;
  const { authors, thanked } = progress;
  return (
    <li className={classes["gift"]} data-row>
      <Link href={`/${workspace}/suggestions/${id}`} prefetch={false} className={classes["name"]} data-gift>
        {title}
      </Link>
      {canManage ? <MoveMenu {...{ workspace, title, status, progress }} suggestionId={id} /> : null}
      <div className={classes["facts"]}>
        <Facts>
          <Avatar initials={owner?.initials ?? null} name={owner?.name ?? t("nobody")} />
          <span>{t("people", { count: authors })}</span>
          {thanked > 0 ? <span className={thanked === authors ? classes["good"] : undefined}>{t("thanked", { thanked, authors })}</span> : null}
          {brand === undefined ? <span className="cut">{brandName}</span> : null}
        </Facts>
      </div>
    </li>
  );
};

export default SuggestionsPage;
