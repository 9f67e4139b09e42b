import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { getRegretShare, listReviews } from "#lib/cases/queries/reviews";
import { readClock } from "#lib/core/clock";
import { dayMs } from "#lib/core/time";

import { ClientMessages } from "../../../_i18n/client-messages";
import { PageBar } from "../../../_ui/controls/page-bar";
import { EmptyState } from "../../../_ui/controls/states";
import { Review } from "./review.client";
import classes from "./reviews.module.css";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("cases.review"))("title") });

const shareOverMs = 90 * dayMs;

const ReviewsPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("cases.review")]);
  const now = readClock();
  const [reviews, share] = await Promise.all([listReviews(actor), getRegretShare(actor, { from: new Date(now.getTime() - shareOverMs), to: now })]);
  return (
    <ClientMessages areas={["cases"]} zone={actor.zone}>
      <PageBar title={t("title")}>{share.answered === 0 ? null : <span className="ink3 small">{t("share", share)}</span>}</PageBar>
      {reviews.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : (
        <div className={classes["page"]}>
          <p className="ink2">{t("intro")}</p>
          <ol>
            {reviews.map((review) => (
              <Review key={review.id} review={review} workspace={workspace} zone={actor.zone} mayAnswer={may(actor, "cases:work")} />
            ))}
          </ol>
        </div>
      )}
    </ClientMessages>
  );
};

export default ReviewsPage;
