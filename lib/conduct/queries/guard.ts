import { quoteOf } from "./quote";
import { closingWords } from "../closing-model";
import { isProtectedCriticism } from "../criticism-model";
import type { DueDeed } from "../deed-model";
import { foreseeBan, foreseeGuard } from "../foresee-model";
import { judgedFor, unheardOf } from "../judged-for";
import { ladderAt, offencesBehind, refusalOfBan, refusalOfWarning, type LadderFacts } from "../ladder-model";
import { missingLines } from "../notice-model";
import { personOf } from "../person";
import { placesOf } from "../places";
import { earlierMessageAbout } from "../store/deeds";
import { readLadderFacts } from "../store/ladder";
import { listOpenSanctions } from "../store/sanctions";
import { findOverride, findSubject, listSubjects, type AccountPlace, type Subject } from "../store/subject";
import { hasWarningUnderWay } from "../store/warnings";
import type { EvidenceView, GuardView, StepView } from "../view-model";
import { localeSchema, type Actor, type Locale } from "#lib/auth/actor";
import { may, requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { ItemId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { MethodSettings } from "#lib/playbook/method-model";
import { methodOf } from "#lib/playbook/queries/method";
import { listClausesInForce } from "#lib/playbook/queries/rules";
import { listTemplates } from "#lib/playbook/queries/templates";
import type { Situation } from "#lib/playbook/template-model";

type Matter = { readonly subject: Subject; readonly settings: MethodSettings; readonly facts: LadderFacts; readonly now: Date };

/** What may be done about an item, what would happen, and the words for it. Throws `not-found`. */
export const getGuard = async (actor: Actor, { itemId }: { readonly itemId: ItemId }, now: Date): Promise<GuardView> => {
  requirePermission(actor, "conduct:act");
  const matter = await readMatter(actor, itemId, now);
  const { subject, settings, facts } = matter;
  const language = localeSchema.catch("en").parse(subject.language);
  const { rung, repeatedInsults } = ladderAt(facts, settings, now);
  return {
    item: { ...evidenceOf(subject), authorName: subject.authorName, isThreat: subject.tones.includes("threat") },
    quote: await quoteOf(actor.workspaceId, subject),
    ...(await readClauses(actor, matter, language)),
    ...(await readRefusals(actor, matter, language)),
    ...(await readSteps(actor, matter)),
    rung,
    repeatedInsults,
    offences: await readOffences(actor, matter),
    canClose: subject.capabilities.includes("close-conversation"),
    canMessage: subject.capabilities.includes("private-message"),
    templates: await readTemplates(actor, subject, language),
    variables: variablesOf(actor, matter, language),
    language,
    mayDecide: may(actor, "conduct:decide"),
  };
};

const readMatter = async (actor: Actor, itemId: ItemId, now: Date): Promise<Matter> => {
  const { workspaceId } = actor;
  const found = await findSubject(db(), workspaceId, itemId);
  if (found === null) throw notFound("The item");
  const subject = await judgedFor(db(), actor, found);
  const { brandId, authorId } = subject;
  const [settings, person] = await Promise.all([methodOf(workspaceId, brandId), personOf(db(), workspaceId, { brandId, authorId })]);
  return { subject, settings, now, facts: await readLadderFacts(db(), workspaceId, { ...person, settings, unheard: unheardOf(actor), now }) };
};

const evidenceOf = ({ itemId, text, url, postedAt }: Subject): EvidenceView => ({ itemId, text, url, postedAt: postedAt.toISOString() });

const readClauses = async (
  { workspaceId, locale }: Actor,
  { subject, now }: Matter,
  language: Locale,
): Promise<Pick<GuardView, "clauses" | "isOverridden">> => {
  const [inForce, isOverridden] = await Promise.all([
    listClausesInForce(workspaceId, { brandId: subject.brandId, at: now }),
    findOverride(db(), workspaceId, subject),
  ]);
  const clauses = inForce.map(({ number, kind, texts }) => ({
    number,
    kind,
    ...texts[locale],
    titleTold: texts[language].title,
    isProtected: isProtectedCriticism(subject, kind, isOverridden),
  }));
  return { clauses, isOverridden };
};

type Refusals = Pick<GuardView, "noWarning" | "noBan" | "isGuarded">;

const readRefusals = async ({ workspaceId }: Actor, { subject, settings, facts, now }: Matter, language: Locale): Promise<Refusals> => {
  const climb = { facts, settings, now, itemId: subject.itemId };
  const person = await personOf(db(), workspaceId, subject);
  const open = await listOpenSanctions(db(), workspaceId, person);
  const isWarned = await hasWarningUnderWay(db(), workspaceId, person);
  const isBanned = open.some(({ kind }) => kind === "ban");
  const isNoticeSet = missingLines(settings.notice[language]).length === 0;
  return {
    noWarning: isWarned ? "warning-under-way" : refusalOfWarning(climb),
    noBan: isBanned ? "ban-standing" : (refusalOfBan(climb) ?? (isNoticeSet ? null : "notice-not-set")),
    isGuarded: open.some(({ kind, itemId }) => kind === "guard" && itemId === subject.itemId),
  };
};

const readSteps = async ({ workspaceId }: Actor, { subject }: Matter): Promise<Pick<GuardView, "guardSteps" | "banSteps">> => {
  const matter = { workspaceId, itemId: subject.itemId, replyId: null };
  const [places, beforeGuard, beforeBan] = await Promise.all([
    placesOf(db(), workspaceId, subject),
    earlierMessageAbout(db(), { ...matter, kind: "guard" }),
    earlierMessageAbout(db(), { ...matter, kind: "ban" }),
  ]);
  return {
    guardSteps: foreseeGuard(subject, beforeGuard).map((deed) => stepOf(deed, subject, places)),
    banSteps: foreseeBan({ origin: subject, places, earlierMessage: beforeBan }).map((deed) => stepOf(deed, subject, places)),
  };
};

const stepOf = ({ kind, sourceId, authorId, isByHand, because }: DueDeed, subject: Subject, places: readonly AccountPlace[]): StepView => {
  const place = places.find((one) => one.sourceId === sourceId && one.authorId === authorId);
  const url = kind === "ban" ? (place?.authorUrl ?? subject.url) : subject.url;
  return { kind, sourceName: place?.sourceName ?? subject.sourceName, isByHand, because, url };
};

const readOffences = async ({ workspaceId }: Actor, { subject, settings, facts }: Matter): Promise<readonly EvidenceView[]> => {
  const behind = offencesBehind({ facts, settings, itemId: subject.itemId }).map(({ itemId }) => itemId);
  return (await listSubjects(db(), workspaceId, behind)).map(evidenceOf);
};

const readTemplates = async (actor: Actor, { brandId }: Subject, language: Locale): Promise<GuardView["templates"]> => {
  const library = await listTemplates(actor, { brandId, language });
  const bodyFor = (situation: Situation): string => library.find((template) => template.situation === situation)?.body ?? "";
  return { guard: bodyFor("polite-guard"), warning: bodyFor("warning"), notice: bodyFor("bodyguard-notice"), closing: closingWords[language] };
};

const variablesOf = ({ name }: Actor, { subject, settings }: Matter, language: Locale): GuardView["variables"] => {
  const { offerClause, refundLine, postalContact } = settings.notice[language];
  const { authorName, brandName, threadTitle } = subject;
  return { name: authorName, brand: brandName, agent: name, post: threadTitle ?? "", offer: offerClause, refund: refundLine, contact: postalContact };
};
