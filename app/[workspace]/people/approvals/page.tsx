import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { listByHand, listOpenAppeals, listPendingApprovals } from "#lib/conduct/queries/sanctions";
import type { SanctionView } from "#lib/conduct/view-model";
import { readClock } from "#lib/core/clock";
import { listQuestions } from "#lib/people/queries/questions";

import { ClientMessages } from "../../../_i18n/client-messages";
import { PageBar } from "../../../_ui/controls/page-bar";
import { EmptyState } from "../../../_ui/controls/states";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { SanctionCard, type Reader } from "../_conduct/sanction-card";
import classes from "../_conduct/sanction.module.css";
import { Questions } from "../_profile/questions";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("conduct.approvals"))("title") });

/** What waits for a second person, for a judge of appeals, for somebody's hands, and for whoever knows the people. */
const ApprovalsPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const [t, requested, appealed, byHand, questions] = await Promise.all([
    getTranslations("conduct.approvals"),
    listPendingApprovals(actor),
    listOpenAppeals(actor),
    listByHand(actor),
    listQuestions(actor),
  ]);
  const reader: Reader = { workspace, zone: actor.zone, now: readClock(), mayAct: may(actor, "conduct:act"), mayDecide: may(actor, "conduct:decide") };
  const isQuiet = requested.length + appealed.length + byHand.length + questions.length === 0;
  return (
    <ClientMessages areas={["conduct", "people"]} zone={actor.zone}>
      <LiveRefresh kinds={["conduct", "people"]} />
      <PageBar title={t("title")} />
      <div className={classes["page"]}>
        {isQuiet ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
        <Part title={t("bans", { count: requested.length })} sanctions={requested} reader={reader} />
        <Part title={t("appeals", { count: appealed.length })} sanctions={appealed} reader={reader} />
        <Part title={t("byHand", { count: byHand.length })} sanctions={byHand} reader={reader} />
        <Questions questions={questions} reader={{ ...reader, mayEdit: may(actor, "people:edit") }} />
      </div>
    </ClientMessages>
  );
};

export default ApprovalsPage;

type PartProps = { readonly title: string; readonly sanctions: readonly SanctionView[]; readonly reader: Reader };

const Part = ({ title, sanctions, reader }: PartProps) =>
  sanctions.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <div className={classes["list"]}>
        {sanctions.map((sanction) => (
          <SanctionCard key={sanction.id} sanction={sanction} reader={reader} isNamed />
        ))}
      </div>
    </section>
  );
