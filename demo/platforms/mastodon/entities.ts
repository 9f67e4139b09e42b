import type { MastodonAccount, MastodonMedia, MastodonNotification, MastodonStatus } from "./mastodon-model";
import type { MastodonState } from "./mastodon-state";
import { renderStatus } from "./render-status";

/** What entities need to know beside themselves: the server, and where it stands. */
export type Teller = { readonly state: MastodonState; readonly baseUrl: string };

/** docs.joinmastodon.org/entities/Account, as far as anybody asks. */
export const accountJson = ({ baseUrl }: Teller, account: MastodonAccount) => ({
  id: account.id,
  username: account.username,
  acct: acctOf(account),
  display_name: account.displayName,
  locked: false,
  bot: false,
  url: profileOf(baseUrl, account),
  uri: profileOf(baseUrl, account).replace("/@", "/users/"),
  note: "",
  emojis: [],
  fields: [],
});

/** docs.joinmastodon.org/entities/Status */
export const statusJson = (teller: Teller, status: MastodonStatus): Record<string, unknown> => {
  const { state, baseUrl } = teller;
  const author = accountById(state, status.accountId);
  const parent = status.inReplyToId === null ? undefined : state.status(status.inReplyToId);
  const url = `${profileOf(baseUrl, author)}/${status.id}`;
  return {
    id: status.id,
    uri: url,
    url,
    created_at: status.at.toISOString(),
    edited_at: status.editedAt?.toISOString() ?? null,
    in_reply_to_id: status.inReplyToId,
    in_reply_to_account_id: parent?.accountId ?? null,
    visibility: status.visibility,
    sensitive: status.spoiler !== "",
    spoiler_text: status.spoiler,
    language: status.language,
    content: renderStatus(status.text, { accountOf: state.accountOf, profileOf: (account) => profileOf(baseUrl, account) }),
    account: accountJson(teller, author),
    mentions: status.mentions.map((id) => mentionJson(baseUrl, accountById(state, id))),
    media_attachments: status.media.map(mediaJson),
    tags: [],
    emojis: [],
    replies_count: state.repliesTo(status.id),
    reblogs_count: 0,
    favourites_count: 0,
    reblog: null,
    poll: null,
    card: null,
    pinned: status.accountId === state.own.id && state.isPinned(status.id),
  };
};

/** docs.joinmastodon.org/entities/MediaAttachment */
export const mediaJson = ({ id, type, description }: MastodonMedia) => ({
  id,
  type: type === "image/gif" ? "gifv" : "image",
  url: `https://files.example/media_attachments/files/${id}/original`,
  preview_url: `https://files.example/media_attachments/files/${id}/small`,
  remote_url: null,
  meta: {},
  description,
  blurhash: null,
});

/** docs.joinmastodon.org/entities/Notification */
export const notificationJson = (teller: Teller, { id, type, accountId, statusId, at }: MastodonNotification) => {
  const status = teller.state.status(statusId);
  return {
    id,
    type,
    created_at: at.toISOString(),
    account: accountJson(teller, accountById(teller.state, accountId)),
    ...(status === undefined ? {} : { status: statusJson(teller, status) }),
  };
};

const mentionJson = (baseUrl: string, account: MastodonAccount) => ({
  id: account.id,
  username: account.username,
  acct: acctOf(account),
  url: profileOf(baseUrl, account),
});

const acctOf = ({ username, domain }: MastodonAccount): string => (domain === null ? username : `${username}@${domain}`);

const profileOf = (baseUrl: string, { username, domain }: MastodonAccount): string => `${domain === null ? baseUrl : `https://${domain}`}/@${username}`;

const accountById = (state: MastodonState, id: string): MastodonAccount => {
  const account = state.accountById(id);
  if (account === undefined) throw new Error(`Nobody has the number ${id} here.`);
  return account;
};
