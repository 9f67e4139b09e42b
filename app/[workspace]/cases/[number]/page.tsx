import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { channels, defaultSilenceDays, type CaseDetails } from "#lib/cases/model";
import { caseLevels } from "#lib/cases/model/case-machine";
import { listOtherCases } from "#lib/cases/queries/mentions";
import { listSimilarCases } from "#lib/cases/queries/similar";
import { readClock } from "#lib/core/clock";
import { initialsOf } from "#lib/team/model";
import { listMembers } from "#lib/team/queries";

import { ClientMessages } from "../../../_i18n/client-messages";
import { Chip } from "../../../_ui/controls/chip";
import { Crumb } from "../../../_ui/controls/crumb";
import { PageBar } from "../../../_ui/controls/page-bar";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { ActionsList } from "../_case/actions-list.client";
import { MediatorCard } from "../_case/card.client";
import { CaseProvider, type CaseFacts } from "../_case/case-context.client";
import { caseOrNotFound } from "../_case/case-or-not-found";
import classes from "../_case/case.module.css";
import { OutcomePicker } from "../_case/outcome.client";
import { PromisePanel } from "../_case/promise-panel.client";
import { Similar } from "../_case/similar";
import { Standing } from "../_case/standing";
import { Steps } from "../_case/steps.client";
import { FoldedStory } from "../_case/story";
import { Tools } from "../_case/tools.client";

type Props = { readonly params: Promise<{ workspace: string; number: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations("cases"))("number", { number: (await params).number }),
});

const CasePage = async ({ params }: Props) => {
  const { workspace, number } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("cases")]);
  const details = await caseOrNotFound(actor, number);
  const now = readClock();
  // In the last step its end is what the page is opened for; before, it waits below the story.
  const isNearEnd = details.step === "follow-up";
  const [similar, facts] = await Promise.all([listSimilarCases(actor, details), factsOf(actor, details)]);
  return (
    <ClientMessages areas={["cases", "inbox"]} zone={actor.zone}>
      <LiveRefresh kinds={["cases", "items", "replies"]} />
      <CaseProvider key={details.id} facts={facts}>
        <PageBar
          title={
            <Crumb href={`/${workspace}/cases`} of={t("title")}>
              <span className="cut">{details.title}</span>
              {details.level === "agent" ? null : <Chip>{t(`level.${details.level}`)}</Chip>}
            </Crumb>
          }
        >
          <Tools />
        </PageBar>
        <Standing details={details} workspace={workspace} zone={actor.zone} now={now} />
        <Steps />
        <div className={classes["columns"]}>
          <div className={classes["work"]}>
            <MediatorCard similar={similar} />
            <ActionsList />
            <Similar similar={similar} workspace={workspace} />
          </div>
          <aside className={classes["aside"]}>
            <PromisePanel />
            {isNearEnd ? <OutcomePicker /> : null}
            <section className={classes["panel"]} aria-labelledby="story-title">
              <h3 id="story-title">
                {t("story.title")} <span className={classes["round"]}>{t("story.round", { round: details.round })}</span>
              </h3>
              <FoldedStory entries={details.timeline} {...{ workspace, now }} zone={actor.zone} brandZone={details.brandZone} />
            </section>
            {isNearEnd ? null : <OutcomePicker />}
          </aside>
        </div>
      </CaseProvider>
    </ClientMessages>
  );
};

export default CasePage;

const factsOf = async (actor: Actor, details: CaseDetails): Promise<CaseFacts> => {
  const [members, others] = await Promise.all([listMembers(actor), listOtherCases(actor, details)]);
  const mayWork = may(actor, "cases:work");
  return {
    workspace: actor.workspaceSlug,
    zone: actor.zone,
    meId: actor.memberId,
    mayWork,
    canWork: mayWork && details.status === "open",
    members: members.filter(({ role }) => role !== "viewer").map(({ id, name }) => ({ id, name, initials: initialsOf(name) })),
    others,
    details,
    words: { channels, levels: caseLevels, silenceDays: defaultSilenceDays },
  };
};
