import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { addressKindOf } from "#lib/people/account-model";
import { saidBySchema, type Profile } from "#lib/people/model";
import { getWaiting, listMood, listSaid } from "#lib/people/queries/said";
import { getThemes, listSaidOf } from "#lib/people/queries/themes";

import { ClientMessages } from "../../../_i18n/client-messages";
import { Avatar } from "../../../_ui/controls/avatar";
import { ButtonLink } from "../../../_ui/controls/button";
import { PageBar } from "../../../_ui/controls/page-bar";
import { useMoment } from "../../../_ui/time/moment";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { SanctionHistory } from "../_conduct/sanction-history";
import { AccountsPart, Suggestions } from "../_profile/accounts";
import { readConduct } from "../_profile/conduct";
import { MoodOverTime } from "../_profile/mood-over-time";
import { tellingSteps } from "../_profile/mood-model";
import { OverrideVerdict } from "../_profile/override.client";
import type { Reader } from "../_profile/reader";
import classes from "../_profile/profile.module.css";
import { profileOrNotFound } from "../_profile/profile-or-not-found";
import { Said } from "../_profile/said";
import { BanCostPart, CasesPart, HistoryPart, LadderPart, NotesPart, WaitingPart } from "../_profile/side";
import { Themes } from "../_profile/themes";
import { VerdictBlock } from "../_profile/verdict";
import { usePlaceWords } from "../place";

type Props = {
  readonly params: Promise<{ workspace: string; id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("people"))("title") });

const searchSchema = z.object({
  by: saidBySchema,
  theme: z.string().max(100).optional().catch(undefined),
  after: z.string().max(300).optional().catch(undefined),
});
const pageSize = 30;

/** All that is known of one person [P1]. */
const ProfilePage = async ({ params, searchParams }: Props) => {
  const { workspace, id } = await params;
  const [actor, { by, theme, after }] = await Promise.all([requireActor(workspace), searchParams.then((search) => searchSchema.parse(search))]);
  const now = readClock();
  const profile = await profileOrNotFound(actor, id);
  const [said, mood, themes, waiting, conduct, t] = await Promise.all([
    theme === undefined ? listSaid(actor, { authorId: id, by, after, limit: pageSize }) : listSaidOf(actor, { authorId: id, theme, after, limit: pageSize }),
    listMood(actor, id),
    getThemes(actor, id),
    getWaiting(actor, id),
    readConduct(actor, profile, now),
    getTranslations("people"),
  ]);
  const { name, standing, history, accounts, suggestions, notes } = profile;
  const reader: Reader = { workspace, zone: actor.zone, now, mayEdit: may(actor, "people:edit"), mayOverrule: may(actor, "people:overrule") };
  const { ladders, sanctions, cases, cost } = conduct;
  const mayDecide = may(actor, "conduct:decide");
  return (
    <ClientMessages areas={["people", "conduct"]} zone={actor.zone}>
      <LiveRefresh kinds={["people", "conduct"]} />
      <PageBar
        title={
          <>
            <Link href={`/${workspace}/people`} className="ink3" prefetch={false}>
              {t("title")}
            </Link>{" "}
            <span className="ink3" aria-hidden>
              ›
            </span>{" "}
            {name}
          </>
        }
      >
        <ButtonLink look="bare" href={`/${workspace}/inbox?view=all&author=${id}`} prefetch={false}>
          {t("profile.comments", { count: standing.items })}
        </ButtonLink>
      </PageBar>
      <div className={classes["page"]}>
        <main className={classes["main"]}>
          <VerdictBlock standing={standing} reader={reader} />
          {reader.mayOverrule ? (
            <OverrideVerdict workspace={workspace} authorId={id} verdict={standing.verdict} isOverridden={standing.override !== null} />
          ) : null}
          <MoodOverTime mood={mood} happened={tellingSteps(ladders.flatMap(({ steps }) => steps))} items={standing.items} reader={reader} />
          <Themes authorId={id} view={themes} chosen={theme} isPart={standing.items > themes.items} reader={reader} />
          <Said authorId={id} said={said} by={by} theme={theme} reader={reader} />
          {sanctions.length === 0 ? null : (
            <section className={classes["part"]}>
              <header>
                <h2>{t("ladder.sanctions")}</h2>
              </header>
              <SanctionHistory sanctions={sanctions} reader={{ ...reader, mayAct: may(actor, "conduct:act"), mayDecide }} />
            </section>
          )}
        </main>
        <aside className={classes["side"]} aria-label={name}>
          <AccountHead profile={profile} reader={reader} />
          {ladders.map(({ brandId, brandName, steps }) => (
            <LadderPart key={brandId} brandName={ladders.length > 1 ? brandName : null} steps={steps} reader={reader} />
          ))}
          <Suggestions suggestions={suggestions} reader={reader} />
          <AccountsPart accounts={accounts} authorId={id} name={name} sanctions={sanctions} mayLift={mayDecide} reader={reader} />
          {cost === null ? null : <BanCostPart cost={cost} reader={reader} />}
          <WaitingPart waiting={waiting} isPart={standing.items > mood.length} counted={mood.length} />
          <CasesPart cases={cases} workspace={workspace} />
          <NotesPart authorId={id} notes={notes} reader={reader} />
          <HistoryPart history={history} reader={reader} />
        </aside>
      </div>
    </ClientMessages>
  );
};

export default ProfilePage;

const AccountHead = ({ profile: { authorId, name, accounts, firstSeenAt }, reader }: { readonly profile: Profile; readonly reader: Reader }) => {
  const t = useTranslations("people.profile");
  const platforms = useTranslations("inbox.platform");
  const say = useMoment();
  const place = usePlaceWords();
  const opened = accounts.find(({ id }) => id === authorId);
  if (opened === undefined) return null;
  const { platform, url } = opened;
  return (
    <section className={classes["panel"]}>
      <div className={classes["head"]}>
        <Avatar initials={name.slice(0, 1).toLocaleUpperCase()} size="large" />
        <span>
          <strong>{name}</strong>
          <span className="ink3 small">{t("since", { place: place(opened), date: say(firstSeenAt, reader.zone, reader.now) })}</span>
          {url === null ? null : (
            <a className="link small" href={url} target="_blank" rel="nofollow noreferrer noopener">
              {t(`address.${addressKindOf(platform)}`, { platform: platforms(platform) })}
            </a>
          )}
        </span>
      </div>
    </section>
  );
};
