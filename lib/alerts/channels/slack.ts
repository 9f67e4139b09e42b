import type { AlertMessage } from "../model/message";

/**
 * The body of an incoming webhook as Slack, Mattermost and Rocket.Chat take it: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * All of it is `text`, since the last two show no blocks. What came from outside stands between escaped signs, is not parsed for calls or addresses,
 * and unfolds no pages.
 */
export const slackBody = ({ title, lines, quote, link }: AlertMessage): unknown => ({
  text: [
    `*${escaped(title)}*`,
    ...lines.map(escaped),
    ...(quote === null ? [] : [`>${escaped(quote.author)}: ${escaped(quote.text)}`]),
    `<${link.url.replace(/[<>|]/gu, encodeURIComponent)}|${escaped(link.label)}>`,
  ].join("\n"),
  link_names: false,
  parse: "none",
  unfurl_links: false,
  unfurl_media: false,
});

// https://docs.slack.dev/messaging/formatting-message-text: these three are escaped; the signs that set text apart are made harmless.
const escaped = (words: string): string =>
  words
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/[*_~`[\]]/gu, (sign) => `${sign}\u200b`);
