import type { AlertMessage } from "../model/message";
import type { Letter } from "#lib/mail/send-mail";

/** A letter in plain words, and the same with a little form. */
export const alertLetter = ({ title, lines, quote, link }: AlertMessage): Pick<Letter, "subject" | "text" | "html"> => ({
  subject: title,
  text: [title, "", ...lines, ...(quote === null ? [] : ["", `${quote.author}: ${quote.text}`]), "", `${link.label}: ${link.url}`, ""].join("\n"),
  html: [
    `<div style="font-family:sans-serif;max-width:560px">`,
    `<h1 style="font-size:18px">${escaped(title)}</h1>`,
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    ...(quote === null
      ? []
      : [`<blockquote style="margin:0;padding-left:12px;border-left:3px solid #ccc">${escaped(quote.author)}: ${escaped(quote.text)}</blockquote>`]),
    `<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`,
    "</div>",
  ].join("\n"),
});

const escaped = (words: string): string =>
  words.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;").replace(/"/gu, "&quot;").replace(/'/gu, "&#39;");
