import {
  byId,
  type MastodonAccount,
  type MastodonMedia,
  type MastodonNotification,
  type MastodonOptions,
  type MastodonStatus,
  type NewStatus,
} from "./mastodon-model";

const idempotencyMs = 60 * 60_000;

/** Everything the server knows, and what can be done to it. */
export type MastodonState = ReturnType<typeof createMastodonState>;

/** An empty server with the one account of the brand. */
// oxlint-disable-next-line max-lines-per-function -- one closure over one state: each verb is a line or ten
export const createMastodonState = (options: MastodonOptions) => {
  const accounts = new Map<string, MastodonAccount>();
  const statuses = new Map<string, MastodonStatus>();
  const blocked = new Set<string>();
  const pinned = new Set<string>();
  const said = new Map<string, { readonly id: string; readonly at: Date }>();
  const replies = new Map<string, number>();
  const media = new Map<string, MastodonMedia>();
  const lookedFor = new Map<string, number>();
  let notifications: MastodonNotification[] = [];
  let written = 0;
  let notified = 0;

  const addAccount = ({ username, domain = null, displayName = username }: Partial<MastodonAccount> & { readonly username: string }): MastodonAccount => {
    const account = { id: String(1_000 + accounts.size), username, domain, displayName };
    accounts.set(account.id, account);
    return account;
  };
  const own = addAccount(options.account);

  const accountOf = (acct: string): MastodonAccount | undefined => {
    const [username = "", domain = null] = acct.replace(/^@/u, "").split("@");
    const isHere = domain === null || domain === options.domain;
    return [...accounts.values()].find((account) => account.username.toLowerCase() === username.toLowerCase() && (isHere ? null : domain) === account.domain);
  };

  const mentionsIn = (text: string): readonly string[] =>
    [...text.matchAll(/(?<![\w/])@([\w-]+(?:@[\w.:-]*\w)?)/gu)].flatMap(([, acct = ""]) => accountOf(acct)?.id ?? []);

  const notify = (status: MastodonStatus): void => {
    const isNews = status.accountId !== own.id && status.mentions.includes(own.id) && !blocked.has(status.accountId);
    if (!isNews || notifications.some(({ statusId }) => statusId === status.id)) return;
    notified += 1;
    notifications.push({ id: String(notified), type: "mention", accountId: status.accountId, statusId: status.id, at: status.at });
    notifications = notifications.slice(-(options.notificationsKept ?? notifications.length));
  };

  const countReply = (parent: string | null, change: number): void => {
    if (parent !== null) replies.set(parent, (replies.get(parent) ?? 0) + change);
  };

  const write = ({
    by,
    text,
    at,
    inReplyToId = null,
    visibility = "public",
    language = "en",
    spoiler = "",
    media: pictures = [],
  }: NewStatus): MastodonStatus => {
    written += 1;
    const id = ((BigInt(at.getTime()) << 16n) + BigInt(written % 65_536)).toString();
    const mentions = [...new Set(mentionsIn(text))];
    const isReply = inReplyToId !== null;
    const status: MastodonStatus = {
      id,
      accountId: by,
      at,
      editedAt: null,
      inReplyToId,
      text,
      spoiler,
      visibility,
      language,
      mentions,
      isReply,
      media: pictures,
    };
    for (const { id: taken } of pictures) media.delete(taken);
    statuses.set(id, status);
    countReply(inReplyToId, 1);
    notify(status);
    return status;
  };

  return {
    options,
    own,
    addAccount,
    accountOf,
    accountById: (id: string): MastodonAccount | undefined => accounts.get(id),
    write,
    edit: (id: string, text: string, at: Date): void => {
      const status = statuses.get(id);
      if (status !== undefined) statuses.set(id, { ...status, text, editedAt: at, mentions: [...new Set(mentionsIn(text))] });
    },
    /** Gone for good; what answered it stands by itself from then on. */
    remove: (id: string): void => {
      countReply(statuses.get(id)?.inReplyToId ?? null, -1);
      statuses.delete(id);
      pinned.delete(id);
      notifications = notifications.filter(({ statusId }) => statusId !== id);
      for (const status of statuses.values()) if (status.inReplyToId === id) statuses.set(status.id, { ...status, inReplyToId: null });
    },
    /** Pictures that no status has taken up. */
    looseMedia: (): readonly MastodonMedia[] => [...media.values()],
    putMedia: (picture: Omit<MastodonMedia, "id">): MastodonMedia => {
      written += 1;
      const made = { id: String(900_000 + written), ...picture };
      media.set(made.id, made);
      return made;
    },
    mediaById: (id: string): MastodonMedia | undefined => media.get(id),
    /** Counts the looks at a picture until the server is done with it. */
    isProcessed: (id: string): boolean => {
      const looks = lookedFor.get(id) ?? 0;
      lookedFor.set(id, looks + 1);
      return looks >= (options.slowMedia ?? 0);
    },
    status: (id: string): MastodonStatus | undefined => statuses.get(id),
    repliesTo: (id: string): number => replies.get(id) ?? 0,
    /** Newest first. */
    statuses: (): readonly MastodonStatus[] => [...statuses.values()].sort((a, b) => byId(b.id, a.id)),
    notifications: (): readonly MastodonNotification[] => notifications.toReversed(),
    /** Whose statuses are kept out of conversations and notifications. */
    isBlocked: (accountId: string): boolean => blocked.has(accountId),
    block: (accountId: string): void => {
      blocked.add(accountId);
      notifications = notifications.filter((notification) => notification.accountId !== accountId);
    },
    unblock: (accountId: string): boolean => blocked.delete(accountId),
    isPinned: (id: string): boolean => pinned.has(id),
    pin: (id: string): void => void pinned.add(id),
    /** What was said under this key within the last hour. */
    saidUnder: (key: string, now: Date): MastodonStatus | undefined => {
      const earlier = said.get(key);
      return earlier === undefined || now.getTime() - earlier.at.getTime() > idempotencyMs ? undefined : statuses.get(earlier.id);
    },
    rememberSaid: (key: string, id: string, at: Date): void => void said.set(key, { id, at }),
  };
};
