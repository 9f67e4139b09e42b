import { guarded, guardedWords, threatening, threateningWords, warned, warnedAgain, warnedQuote } from "../stories/characters/rough-people";
import { troll, trollAgain, trollsThreat } from "../stories/characters/troll";
import { banned, bannedThreat, rudeGuest, rudeQuote, rudeWords, type Guest } from "../stories/lodia/wall";
import { earlier } from "./earlier";
import { itemSaying, itemsOf, later, NotYet, type Stage } from "./stage";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { recordDeedByHand } from "#lib/conduct/commands/deeds";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { warn } from "#lib/conduct/commands/warn";
import { requestBanSchema, startGuardSchema, warnSchema, type SanctionKind } from "#lib/conduct/model";
import { listSanctions } from "#lib/conduct/queries/sanctions";
import type { SanctionView } from "#lib/conduct/view-model";
import type { ItemFacts } from "#lib/inbox/queries/api-items";
import { getProfile } from "#lib/people/queries/profile";
import { recordOpening } from "#lib/replies/commands/open-item";

const nameOf = ({ firstName, lastName }: Guest): string => `${firstName} ${lastName}`;

const findSanction = async ({ as }: Stage, { authorId }: ItemFacts, kind: SanctionKind): Promise<SanctionView | undefined> =>
  (await listSanctions(as("luc@demo.example"), { authorId })).find((sanction) => sanction.kind === kind);

/** An answer may go a quarter of an hour after its item was opened. */
const openBefore = async (stage: Stage, email: string, { id: itemId }: ItemFacts): Promise<void> =>
  recordOpening(stage.as(email), { itemId, isPanelShown: true, advised: null }, earlier(stage.now, { minutes: 20 }));

/** An insult after an insult that had been answered: a warning that names it. */
export const warnInsulter = async (stage: Stage): Promise<void> => {
  const item = await itemSaying(stage, { by: warned, says: warnedAgain });
  if ((await findSanction(stage, item, "warning")) !== undefined) return;
  await openBefore(stage, "tom@demo.example", item);
  const text = `Hello Barry, you wrote “${warnedQuote}” of somebody who has answered you twice and would again. That is an insult, and clause 1 of our house rules does not allow it. This is a warning: if it happens again, we exclude you from these pages.\n\nYour criticism stays welcome, and I am still ready to look for your parcel: its number is all I need.\n\nTom, Kestrel Parcels`;
  await warn(stage.as("tom@demo.example"), warnSchema.parse({ itemId: item.id, clauseNumber: "1", quote: warnedQuote, text }), stage.now);
};

/** Obscene words under a post of the clinic: hidden, for its site carries no private messages. */
export const guardClinic = async (stage: Stage): Promise<void> => {
  const item = await itemSaying(stage, { by: guarded, says: guardedWords });
  if ((await findSanction(stage, item, "guard")) !== undefined) return;
  const message =
    "Bonjour, j’ai masqué votre commentaire à cause de ses mots : article 3 de nos règles. Il s’agissait des mots et non de votre avis sur le parking. Écrivez-le de nouveau sans eux et il restera.\n\nLuc, Clinique Vermeuil";
  await startPoliteGuard(stage.as("luc@demo.example"), startGuardSchema.parse({ itemId: item.id, clauseNumber: "3", message }), stage.now);
};

/** The same on the bank's wall: a private message first, then the comment goes. */
export const guardWall = async (stage: Stage): Promise<void> => {
  const item = await itemSaying(stage, { by: nameOf(rudeGuest), says: rudeWords });
  if ((await findSanction(stage, item, "guard")) !== undefined) return;
  await openBefore(stage, "mira@demo.example", item);
  const message = `Здравствуйте, Зинаида! Я убрала Ваш комментарий под записью о рейтинге из-за слов «${rudeQuote}»: пункт 3 правил нашей страницы. Дело в словах, а не в Вашем мнении. Напишите то же самое без них, и комментарий останется.\n\nА если Вас плохо обслужили, расскажите здесь, где и когда: я разберусь.\n\nМира, банк «Лодия»`;
  await startPoliteGuard(stage.as("mira@demo.example"), startGuardSchema.parse({ itemId: item.id, clauseNumber: "3", message }), stage.now);
};

/** The troll's threat: asked by an agent, approved by a manager, done by hand where the site cannot; all on the days when it happened. */
export const excludeTroll = async (stage: Stage): Promise<void> => {
  const item = await itemSaying(stage, { by: troll, says: trollsThreat });
  await untilCounted(stage, [troll, trollAgain]);
  const notice =
    "Dear Kev,\n\nwe exclude you from the pages of Kestrel Parcels under clause 2 of our house rules. The reason is your threat against a driver. It has been archived with date and place, and a second person has confirmed this decision. You may object in writing.";
  const asked = requestBanSchema.parse({ itemId: item.id, clauseNumber: "2", notice, days: null });
  await askForBan(stage, { item, email: "tom@demo.example", asked, at: later(item.postedAt, 660) });
  await approve(stage, item, later(item.postedAt, 840));
  const ban = await findSanction(stage, item, "ban");
  for (const { id: deedId } of ban?.deeds.filter(({ state }) => state === "by-hand") ?? [])
    await recordDeedByHand(stage.as("tom@demo.example"), { deedId }, later(item.postedAt, 870));
};

/** A threat on the bank's wall: the formal notice and the ban go to VK by themselves. */
export const excludeFromWall = async (stage: Stage): Promise<void> => {
  const item = await itemSaying(stage, { by: nameOf(banned), says: bannedThreat });
  const notice =
    "Уважаемый Артур!\n\nМы закрываем Вам доступ к страницам банка «Лодия» по пункту 2 правил наших страниц. Причина: угроза сотруднику охраны. Ваши слова сохранены с датой и местом, решение подтвердил второй сотрудник. Вы можете возразить письменно.";
  const asked = requestBanSchema.parse({ itemId: item.id, clauseNumber: "2", notice, days: 365 });
  await askForBan(stage, { item, email: "mira@demo.example", asked, at: later(item.postedAt, 95) });
  await approve(stage, item, stage.now);
};

/** A ban that somebody has asked for and nobody has decided. */
export const askForClinic = async (stage: Stage): Promise<void> => {
  const item = await itemSaying(stage, { by: threatening, says: threateningWords });
  const notice =
    "Bonjour,\n\nnous vous excluons des pages de la Clinique Vermeuil en vertu de l’article 2 de nos règles. La raison en est votre menace contre le gardien du parking. Vos mots sont archivés avec leur date et leur lieu. Vous pouvez contester par écrit.";
  const asked = requestBanSchema.parse({ itemId: item.id, clauseNumber: "2", notice, days: null });
  await askForBan(stage, { item, email: "mira@demo.example", asked, at: later(item.postedAt, 40) });
};

type Asking = { readonly item: ItemFacts; readonly email: string; readonly asked: Parameters<typeof requestBan>[1]; readonly at: Date };

const askForBan = async (stage: Stage, { item, email, asked, at }: Asking): Promise<void> => {
  if ((await findSanction(stage, item, "ban")) === undefined) await requestBan(stage.as(email), asked, at);
};

const approve = async (stage: Stage, item: ItemFacts, at: Date): Promise<void> => {
  const ban = await findSanction(stage, item, "ban");
  if (ban?.state === "requested") await approveBan(stage.as("luc@demo.example"), { sanctionId: ban.id }, at);
};

/** A re-appearance is looked for once a day: before the ban stands, the histories that it compares are to be known. */
const untilCounted = async (stage: Stage, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const items = await itemsOf(stage, name);
    const [item] = items;
    if (item === undefined) continue;
    const { standing } = await getProfile(stage.as("anna@demo.example"), item.authorId);
    if (standing.items < items.length) throw new NotYet(`${name} has not been counted.`);
  }
};
