import type { AlertMessage } from "../model/message";

/**
 * The body of an incoming webhook as Slack, Mattermost and Rocket.Chat take it: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * What came from outside stands between escaped signs, is not parsed for calls or addresses, and unfolds no pages.
 */
export const slackBody = ({ title, lines, quote, link }: AlertMessage): unknown => ({
  text: escaped(title),
  link_names: false,
  parse: "none",
  unfurl_links: false,
  unfurl_media: false,
  blocks: [
    section(`*${escaped(title)}*`),
    section(lines.map(escaped).join("\n")),
    ...(quote === null ? [] : [section(`>${escaped(quote.author)}: ${escaped(quote.text)}`)]),
    section(`<${link.url.replace(/[<>|]/gu, encodeURIComponent)}|${escaped(link.label)}>`),
  ],
});

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", verbatim: true, text } });

// https://docs.slack.dev/messaging/formatting-message-text: these three are escaped; the signs that set text apart are made harmless.
const escaped = (words: string): string =>
  words
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/[*_~`]/gu, (sign) => `${sign}\u200b`);
