import type { AlertMessage } from "../model/message";

/** The body of sendMessage: https://core.telegram.org/bots/api#sendmessage. Without a parse mode, so that nothing in it is markup, and without previews. */
export const telegramBody = ({ title, lines, quote, link }: AlertMessage, chat: string): unknown => ({
  chat_id: chat,
  text: [title, "", ...lines, ...(quote === null ? [] : ["", `${quote.author}: ${quote.text}`]), "", `${link.label}: ${link.url}`].join("\n"),
  link_preview_options: { is_disabled: true },
});

export const telegramUrl = ({ server, token }: { readonly server: string; readonly token: string }): string =>
  `${server.replace(/\/+$/u, "")}/bot${token}/sendMessage`;
