import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { getTaggerPage } from "#lib/items/queries/tagger-page";
import { getTranslationService } from "#lib/translation/standing";

import { LiveRefresh } from "../../_shell/live-refresh.client";
import { Accuracy } from "./accuracy";
import { CorrectedWords } from "./corrected-words";
import { History } from "./history";
import { Learning } from "./learning";
import { Reading } from "./reading";
import { taggerSearchSchema } from "./search";
import { Translation } from "./translation";
import { Versions } from "./versions";
import { Words } from "./words";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("settings.tagger"))("title") });

const TaggerSettingsPage = async ({ params, searchParams }: Props) => {
  const [{ workspace }, raw] = await Promise.all([params, searchParams]);
  const actor = await requireActor(workspace);
  const { days } = taggerSearchSchema.parse(raw);
  const now = readClock();
  const page = await getTaggerPage(actor, { days }, now);
  const shown = { workspace, page, zone: actor.zone, now, canManage: may(actor, "tagger:manage") };
  return (
    <>
      <LiveRefresh kinds={["tagger"]} />
      <Reading {...shown} />
      <Learning {...shown} />
      <Versions {...shown} />
      <Accuracy workspace={workspace} days={days} confusion={page.confusion} />
      <CorrectedWords correctedWords={page.correctedWords} />
      <Words words={page.words} />
      <History {...shown} />
      <Translation service={getTranslationService(actor)} />
    </>
  );
};

export default TaggerSettingsPage;
