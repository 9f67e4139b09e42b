import { saidAlone } from "#lib/conduct/ban-ledger-model";
import { isProtectedCriticism } from "#lib/conduct/criticism-model";
import { nextOfBan, refusalOfDecision } from "#lib/conduct/bodyguard-model";
import { isUnderWay, type DeedKind, type DeedState, type DueDeed } from "#lib/conduct/deed-model";
import { nextOfGuard } from "#lib/conduct/guard-model";
import { ladderAt, refusalOfBan, refusalOfWarning, type LadderFacts, type LadderSettings, type LadderStep } from "#lib/conduct/ladder-model";
import { dayMs } from "#lib/core/time";

/** One author before one brand, in memory, moved only by the rules of the models: what random commands are thrown at. */
export type Settings = LadderSettings;
type Deed = { readonly itemId: string; kind: DeedKind; state: DeedState; attempts: number; readonly sourceId: string; readonly authorId: string };
type Guard = { readonly kind: "guard"; readonly itemId: string; readonly clause: number; isEnded: boolean; readonly deeds: Deed[] };
type Ban = {
  readonly kind: "ban";
  readonly itemId: string;
  readonly clause: number;
  readonly requestedById: string;
  state: string;
  approvedById: string | null;
  endedAt: Date | null;
  readonly deeds: Deed[];
};
type Warning = { readonly itemId: string; readonly askedAt: Date; deliveredAt: Date | null };
type Item = { readonly id: string; readonly at: Date; readonly tone: "insult" | "threat" | "none"; answeredAt: Date | null };

/** What left the desk, with what was true at that moment. */
export type Sent = { readonly what: DeedKind; readonly itemId: string; readonly clause: number; readonly after: readonly DeedKind[]; readonly people: number };

export type Command =
  | { readonly do: "post"; readonly tone: Item["tone"] }
  | { readonly do: "answer" | "warn" | "guard" | "request-ban"; readonly item: number; readonly clause: number | null; readonly by: string }
  | { readonly do: "decide"; readonly ban: number; readonly by: string; readonly approves: boolean }
  | { readonly do: "deliver"; readonly deed: number; readonly outcome: "done" | "refused" | "unknown" }
  | { readonly do: "deliver-warning" | "withdraw" | "lift"; readonly which: number }
  | { readonly do: "wait"; readonly days: number };

const places = (capabilities: readonly string[]) => [
  { sourceId: "first", authorId: "them", capabilities },
  { sourceId: "second", authorId: "them", capabilities: [] },
];

export class World {
  now = new Date("2026-01-01T00:00:00Z");
  readonly items: Item[] = [];
  readonly guards: Guard[] = [];
  readonly bans: Ban[] = [];
  readonly warnings: Warning[] = [];
  readonly sent: Sent[] = [];
  /** Rungs as they were granted, with the ladder of that moment. */
  readonly granted: {
    readonly rung: "warned" | "excluded";
    readonly from: string;
    readonly isThreat: boolean;
    readonly insults: number;
    readonly isNew: boolean;
  }[] = [];

  readonly settings: Settings;
  readonly capabilities: readonly string[];

  constructor(settings: Settings, capabilities: readonly string[]) {
    this.settings = settings;
    this.capabilities = capabilities;
  }

  facts(): LadderFacts {
    const offences = this.items.filter(({ tone }) => tone !== "none").map((item) => ({ itemId: item.id, postedAt: item.at, isThreat: item.tone === "threat" }));
    const answered = this.items.flatMap((item): LadderStep[] =>
      item.tone !== "none" && item.answeredAt ? [{ rung: "answered", at: item.answeredAt, endedAt: null, itemId: item.id }] : [],
    );
    const warned = this.warnings.flatMap((one): LadderStep[] =>
      one.deliveredAt ? [{ rung: "warned", at: one.deliveredAt, endedAt: null, itemId: one.itemId }] : [],
    );
    const excluded = this.bans.flatMap((ban): LadderStep[] =>
      ban.deeds.some(({ kind, state }) => kind === "ban" && state === "done")
        ? [{ rung: "excluded", at: this.now, endedAt: ban.endedAt, itemId: ban.itemId }]
        : [],
    );
    return { offences, steps: [...answered, ...warned, ...excluded] };
  }

  run(command: Command): void {
    this.now = new Date(this.now.getTime() + 1000);
    switch (command.do) {
      case "post":
        this.items.push({ id: `i${this.items.length}`, at: this.now, tone: command.tone, answeredAt: null });
        return;
      case "wait":
        this.now = new Date(this.now.getTime() + command.days * dayMs);
        return;
      case "decide":
        return this.decide(command);
      case "deliver":
        return this.deliver(command);
      case "deliver-warning":
      case "withdraw":
      case "lift":
        return this.follow(command);
      default:
        return this.onItem(command);
    }
  }

  private follow({ do: what, which }: Extract<Command, { readonly which: number }>): void {
    if (what === "withdraw") return this.end(pick(this.guards, which));
    const ban = pick(this.bans, which);
    if (what === "lift" && ban?.state === "approved") this.end(ban);
    const warning = pick(this.warnings, which);
    if (what === "deliver-warning" && warning) warning.deliveredAt ??= this.now;
  }

  private onItem(command: Extract<Command, { readonly item: number }>): void {
    const item = pick(this.items, command.item);
    if (!item) return;
    if (command.do === "answer") item.answeredAt ??= this.now;
    if (command.do === "warn") this.warn(item);
    if (command.clause === null) return;
    if (command.do === "guard") this.guard(item, command.clause);
    if (command.do === "request-ban") this.ask(item, { clause: command.clause, by: command.by });
  }

  private warn(item: Item): void {
    if (refusalOfWarning({ facts: this.facts(), settings: this.settings, now: this.now, itemId: item.id }) !== null) return;
    this.grant("warned", item);
    this.warnings.push({ itemId: item.id, askedAt: this.now, deliveredAt: null });
  }

  private ask(item: Item, { clause, by: requestedById }: { readonly clause: number; readonly by: string }): void {
    if (refusalOfBan({ facts: this.facts(), settings: this.settings, now: this.now, itemId: item.id }) !== null) return;
    if (this.bans.some(({ state }) => state === "requested" || state === "approved")) return;
    this.grant("excluded", item);
    this.bans.push({ kind: "ban", itemId: item.id, clause, requestedById, state: "requested", approvedById: null, endedAt: null, deeds: [] });
  }

  private grant(rung: "warned" | "excluded", item: Item): void {
    const facts = this.facts();
    const from = ladderAt(facts, this.settings, this.now).rung;
    const insults = facts.offences.filter(
      (one) => one.postedAt <= item.at && item.at.getTime() - one.postedAt.getTime() < this.settings.repeatedInsults.days * dayMs,
    ).length;
    const isNew = facts.steps.some((step) => step.rung === (rung === "warned" ? from : "warned") && step.at < item.at);
    this.granted.push({ rung, from, isThreat: item.tone === "threat", insults, isNew });
  }

  private guard(item: Item, clause: number): void {
    const tones = item.tone === "none" ? [] : [item.tone];
    if (isProtectedCriticism({ intent: "complaint", sentiment: "negative", tones }, clause === 2 ? "threat" : "insult", false)) return;
    if (this.guards.some((guard) => guard.itemId === item.id && !guard.isEnded)) return;
    const guard: Guard = { kind: "guard", itemId: item.id, clause, isEnded: false, deeds: [] };
    this.guards.push(guard);
    this.goOn(guard);
  }

  private decide({ ban: which, by, approves }: Extract<Command, { readonly do: "decide" }>): void {
    const ban = pick(this.bans, which);
    if (!ban || refusalOfDecision(ban, by) !== null) return;
    ban.state = approves ? "approved" : "refused";
    ban.approvedById = approves ? by : null;
    this.goOn(ban);
  }

  private end(sanction: Guard | Ban | undefined): void {
    if (!sanction) return;
    if (sanction.kind === "guard") sanction.isEnded = true;
    else {
      sanction.state = "ended";
      sanction.endedAt ??= this.now;
    }
    for (const deed of sanction.deeds) if (deed.state === "queued" || deed.state === "unknown" || deed.state === "by-hand") deed.state = "dropped";
    this.goOn(sanction);
  }

  private earlierMessage(itemId: string, own: readonly Deed[]): "none" | "sent" | "unsure" {
    const others = [...this.guards, ...this.bans]
      .flatMap(({ deeds }) => deeds)
      .filter((deed) => !own.includes(deed) && deed.kind === "message" && deed.itemId === itemId);
    if (others.some(({ state }) => state === "done")) return "sent";
    return others.some(({ attempts, state }) => attempts > 0 || isUnderWay({ state })) ? "unsure" : "none";
  }

  private goOn(sanction: Guard | Ban): void {
    const [place] = places(this.capabilities);
    if (!place) return;
    const { deeds, itemId } = sanction;
    const earlierMessage = this.earlierMessage(itemId, deeds);
    const due: readonly DueDeed[] =
      sanction.kind === "guard"
        ? nextOfGuard({ place, deeds, earlierMessage, isEnded: sanction.isEnded })
        : nextOfBan({
            isApproved: sanction.approvedById !== null,
            isEnded: sanction.endedAt !== null,
            origin: place,
            earlierMessage,
            places: places(this.capabilities),
            releasedIds: [],
            leftPlaces: [],
            said: saidAlone(deeds),
            deeds,
          });
    for (const { isByHand, ...deed } of due) deeds.push({ ...deed, itemId, state: isByHand ? "by-hand" : "queued", attempts: 0 });
  }

  private deliver({ deed: which, outcome }: Extract<Command, { readonly do: "deliver" }>): void {
    const all = [...this.guards, ...this.bans].flatMap((sanction) => sanction.deeds.filter(isUnderWay).map((deed) => ({ sanction, deed })));
    const chosen = pick(all, which);
    if (!chosen) return;
    const { sanction, deed } = chosen;
    const people = sanction.kind === "ban" && sanction.approvedById !== null ? new Set([sanction.requestedById, sanction.approvedById]).size : 1;
    const after = sanction.deeds.filter(({ state }) => state === "done").map(({ kind }) => kind);
    // A message of unknown fate is looked for and never sent again where it cannot be seen; other deeds are simply done once more.
    if (!(deed.kind === "message" && deed.state === "unknown"))
      this.sent.push({ what: deed.kind, itemId: deed.itemId, clause: sanction.clause, after, people });
    deed.attempts += 1;
    deed.state = deed.kind === "message" && outcome === "unknown" ? "refused" : outcome;
    this.goOn(sanction);
  }
}

const pick = <Thing>(things: readonly Thing[], which: number): Thing | undefined => things[which % Math.max(1, things.length)];
