import { isBusy, isHeld, saidAt, type BanSaid } from "#lib/conduct/ban-ledger-model";
import { nextOfBan } from "#lib/conduct/bodyguard-model";
import { isWanted, type DeedState } from "#lib/conduct/deed-model";

const accounts = ["zed", "zed again"] as const;
type Account = (typeof accounts)[number];
type Ban = { state: "standing" | "ended"; readonly reached: Set<Account>; readonly released: Set<Account> };
type Deed = { readonly ban: Ban; readonly kind: "ban" | "unban"; readonly authorId: Account; state: DeedState; attempts: number };

export type Step =
  | { readonly do: "ban"; readonly account: number; /** Whether Parley can do it there, or a person has to. */ readonly takes: boolean }
  | { readonly do: "carry" | "let-off"; readonly ban: number; readonly account: number }
  | { readonly do: "end"; readonly ban: number }
  | { readonly do: "begin" | "by-hand"; readonly deed: number }
  /** `lost`: it never arrived. `unheard`: it did, but no word came back. */
  | { readonly do: "answer"; readonly deed: number; readonly is: "done" | "lost" | "unheard" | "refused" };

const sourceId = "here";

/** Several bans of one brand at one source, in memory, moved only by the rules of the models; and who is out on the platform. */
export class Places {
  private readonly bans: Ban[] = [];
  private readonly deeds: Deed[] = [];
  private readonly out = new Set<Account>();
  private canBan = true;

  run(step: Step): void {
    switch (step.do) {
      case "ban":
        this.canBan = step.takes;
        return this.ban(pick(accounts, step.account));
      case "carry":
        return this.carry(pick(this.standing(), step.ban), pick(accounts, step.account));
      case "let-off":
        return this.letOff(pick(this.standing(), step.ban), pick(accounts, step.account));
      case "end":
        return this.end(pick(this.standing(), step.ban));
      case "begin":
        return this.begin(pick(this.in("queued"), step.deed));
      case "answer":
        return this.answer(pick(this.in("doing"), step.deed), step.is);
      case "by-hand":
        return this.doByHand(pick(this.in("by-hand"), step.deed));
    }
  }

  /** All that is due is done. */
  settle(): void {
    for (let left = 100; left > 0; left -= 1) {
      for (const deed of this.in("doing")) this.answer(deed, "done");
      for (const deed of this.in("by-hand")) this.doByHand(deed);
      for (const deed of this.in("queued")) this.begin(deed);
      if (this.in("doing", "by-hand", "queued").length === 0) return;
    }
    throw new Error("It never comes to rest.");
  }

  shutOut(): readonly Account[] {
    return accounts.filter((account) => this.out.has(account));
  }

  wanted(): readonly Account[] {
    return accounts.filter((account) => this.standing().some(({ reached, released }) => reached.has(account) && !released.has(account)));
  }

  private standing(): readonly Ban[] {
    return this.bans.filter(({ state }) => state === "standing");
  }

  private in(...states: readonly DeedState[]): readonly Deed[] {
    return this.deeds.filter(({ state }) => states.includes(state));
  }

  private ban(account: Account | undefined): void {
    if (account === undefined) return;
    const ban: Ban = { state: "standing", reached: new Set([account]), released: new Set() };
    this.bans.push(ban);
    this.goOn(ban);
  }

  private carry(ban: Ban | undefined, account: Account | undefined): void {
    if (ban === undefined || account === undefined) return;
    ban.reached.add(account);
    if (ban.released.delete(account)) this.drop((deed) => deed.ban === ban && deed.kind === "unban" && deed.authorId === account);
    this.goOn(ban);
  }

  private letOff(ban: Ban | undefined, account: Account | undefined): void {
    if (ban === undefined || account === undefined || !ban.reached.has(account)) return;
    ban.released.add(account);
    this.drop((deed) => deed.ban === ban && deed.kind === "ban" && deed.authorId === account);
    this.goOn(ban);
  }

  private end(ban: Ban | undefined): void {
    if (ban === undefined) return;
    ban.state = "ended";
    this.drop((deed) => deed.ban === ban && deed.kind === "ban");
    this.goOn(ban);
  }

  private begin(deed: Deed | undefined): void {
    if (deed === undefined) return;
    if (isBusy(this.saidWhere(deed))) return;
    if (!this.isWanted(deed)) return this.drop((other) => other === deed);
    deed.state = "doing";
    deed.attempts += 1;
  }

  private answer(deed: Deed | undefined, is: "done" | "lost" | "unheard" | "refused"): void {
    if (deed === undefined) return;
    if (is === "done" || is === "unheard") this.arrive(deed);
    const after = { done: "done", refused: "by-hand", lost: "queued", unheard: "queued" } as const;
    const state = after[is];
    deed.state = state === "done" || this.isWanted(deed) ? state : "dropped";
    if (deed.state !== "queued") this.goOn(deed.ban);
  }

  private doByHand(deed: Deed | undefined): void {
    if (deed === undefined || isBusy(this.saidWhere(deed))) return;
    this.arrive(deed);
    deed.state = "done";
    this.goOn(deed.ban);
  }

  private arrive({ kind, authorId }: Deed): void {
    if (kind === "ban") this.out.add(authorId);
    else this.out.delete(authorId);
  }

  private drop(which: (deed: Deed) => boolean): void {
    for (const deed of this.in("queued", "by-hand").filter(which)) deed.state = "dropped";
  }

  private isWanted(deed: Deed): boolean {
    const { state, released } = deed.ban;
    return isWanted({ ...deed, isHeld: isHeld(this.saidWhere(deed)) }, { state, releasedIds: [...released] });
  }

  private saidWhere({ ban, authorId }: Deed): readonly BanSaid[] {
    return saidAt({ sourceId, authorId }, this.said(ban));
  }

  private said(own: Ban): readonly BanSaid[] {
    return this.deeds.map(({ ban, ...deed }) => ({
      ...deed,
      sourceId,
      isOwn: ban === own,
      isHolding: deed.kind === "ban" && deed.state !== "dropped" && ban.state === "standing" && !ban.released.has(deed.authorId),
    }));
  }

  private goOn(ban: Ban): void {
    const origin = { sourceId, authorId: "zed", capabilities: [] };
    const places = [...ban.reached].map((authorId) => ({ sourceId, authorId, capabilities: this.canBan ? ["ban"] : [] }));
    const facts = { isApproved: true, isEnded: ban.state === "ended", origin, earlierMessage: "none", leftPlaces: [], deeds: [] } as const;
    for (const { kind, authorId, isByHand } of nextOfBan({ ...facts, places, releasedIds: [...ban.released], said: this.said(ban) })) {
      const account = accounts.find((name) => name === authorId);
      if (account !== undefined && (kind === "ban" || kind === "unban"))
        this.deeds.push({ ban, kind, authorId: account, state: isByHand ? "by-hand" : "queued", attempts: 0 });
    }
    const held = this.deeds.filter((deed) => deed.ban === ban && isHeld(saidAt({ sourceId, authorId: deed.authorId }, this.said(ban))));
    if (ban.state === "standing") this.drop((deed) => deed.kind === "unban" && deed.ban !== ban && held.some(({ authorId }) => authorId === deed.authorId));
  }
}

const pick = <Thing>(things: readonly Thing[], which: number): Thing | undefined => things[which % Math.max(1, things.length)];
