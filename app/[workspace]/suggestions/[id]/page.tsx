import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { initialsOf } from "#lib/team/model";
import { listMembers } from "#lib/team/queries";

import { ClientMessages } from "../../../_i18n/client-messages";
import { Avatar } from "../../../_ui/controls/avatar";
import { Crumb } from "../../../_ui/controls/crumb";
import { PageBar } from "../../../_ui/controls/page-bar";
import { PageBody } from "../../../_ui/controls/page-body";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { MoveMenu } from "../move-menu.client";
import { giftOrNotFound } from "./gift-or-not-found";
import classes from "./gift.module.css";
import { GiftOwner, GiftTools } from "./gift-tools.client";
import { Givers } from "./givers.client";

type Props = { readonly params: Promise<{ workspace: string; id: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("suggestions"))("title") });

const GiftPage = async ({ params }: Props) => {
  const { workspace, id } = await params;
  const actor = await requireActor(workspace);
  const [gift, members, t] = await Promise.all([giftOrNotFound(actor, id), listMembers(actor), getTranslations("suggestions")]);
  const { title, status, progress } = gift;
  const canManage = may(actor, "suggestions:manage");
  const owners = members.filter(({ role }) => role !== "viewer").map((member) => ({ id: member.id, name: member.name, initials: initialsOf(member.name) }));
  return (
    <ClientMessages areas={["suggestions"]} zone={actor.zone}>
      <LiveRefresh kinds={["suggestions", "replies"]} />
      <PageBar
        title={
          <Crumb href={`/${workspace}/suggestions`} of={t("title")}>
            <span className="cut">{title}</span>
          </Crumb>
        }
      >
        {canManage ? (
          <>
            <GiftOwner {...{ workspace, gift, owners }} meId={actor.memberId} />
            <MoveMenu {...{ workspace, title, status, progress }} suggestionId={id} isWide />
            <GiftTools {...{ workspace, gift }} />
          </>
        ) : (
          <>
            <Avatar initials={gift.owner?.initials ?? null} name={gift.owner?.name ?? t("nobody")} />
            {t(`status.${status}`)}
          </>
        )}
      </PageBar>
      <PageBody>
        <dl className={classes["facts"]}>
          <div>
            <dt>{t("thanks")}</dt>
            <dd>
              {t("thanked", { thanked: progress.thanked, authors: progress.authors })}
              {progress.unreachable > 0 ? <span className="ink3"> · {t("unreachable", { count: progress.unreachable })}</span> : null}
            </dd>
          </div>
          <div>
            <dt>{t("brand")}</dt>
            <dd>{gift.brandName}</dd>
          </div>
          {gift.declineReason === null ? null : (
            <div>
              <dt>{t("declinedBecause")}</dt>
              <dd>{gift.declineReason}</dd>
            </div>
          )}
        </dl>
        <Givers {...{ workspace, gift, canManage }} zone={actor.zone} />
      </PageBody>
    </ClientMessages>
  );
};

export default GiftPage;
