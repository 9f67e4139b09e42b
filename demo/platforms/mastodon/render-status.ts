import { escapeHtml } from "../../site/render-content";
import type { MastodonAccount } from "./mastodon-model";

const token = /(?<![\w/])@([\w-]+(?:@[\w.:-]*\w)?)|https?:\/\/[^\s<>"']*[^\s<>"'.,!?;:)]/gu;
const shownLength = 30;

type Linked = { readonly accountOf: (acct: string) => MastodonAccount | undefined; readonly profileOf: (account: MastodonAccount) => string };

/** A status as the real thing renders it: names lose their host, long addresses lose their middle to the eye, blank lines part paragraphs. */
export const renderStatus = (text: string, linked: Linked): string =>
  text
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(
      (part) =>
        `<p>${part
          .split("\n")
          .map((line) => renderLine(line, linked))
          .join("<br />")}</p>`,
    )
    .join("");

const renderLine = (line: string, linked: Linked): string => {
  let rendered = "";
  let from = 0;
  for (const match of line.matchAll(token)) {
    rendered += escapeHtml(line.slice(from, match.index)) + (match[1] === undefined ? renderLink(match[0]) : renderMention(match[1], linked));
    from = match.index + match[0].length;
  }
  return rendered + escapeHtml(line.slice(from));
};

const renderMention = (acct: string, { accountOf, profileOf }: Linked): string => {
  const account = accountOf(acct);
  if (account === undefined) return `@${escapeHtml(acct)}`;
  return `<span class="h-card" translate="no"><a href="${escapeHtml(profileOf(account))}" class="u-url mention">@<span>${escapeHtml(account.username)}</span></a></span>`;
};

const renderLink = (url: string): string => {
  const scheme = /^https?:\/\/(?:www\.)?/u.exec(url)?.[0] ?? "";
  const shown = url.slice(scheme.length, scheme.length + shownLength);
  const rest = url.slice(scheme.length + shownLength);
  return (
    `<a href="${escapeHtml(url)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span>` +
    `<span class="${rest === "" ? "" : "ellipsis"}">${escapeHtml(shown)}</span><span class="invisible">${escapeHtml(rest)}</span></a>`
  );
};
