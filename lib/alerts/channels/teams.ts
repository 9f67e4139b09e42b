import type { AlertMessage } from "../model/message";

/**
 * The body that a Teams workflow "When a webhook request is received" takes: one Adaptive Card.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
 * Words stand in text runs, which know no Markdown (https://adaptivecards.io/explorer/TextRun.html).
 */
export const teamsBody = ({ severity, title, lines, quote, link }: AlertMessage): unknown => ({
  type: "message",
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive",
      contentUrl: null,
      content: {
        $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
        type: "AdaptiveCard",
        version: "1.4",
        body: [
          run(title, { weight: "bolder", size: "medium", color: severity === "critical" ? "attention" : "default" }),
          ...lines.map((line) => run(line)),
          ...(quote === null ? [] : [run(`${quote.author}: ${quote.text}`, { italic: true })]),
        ],
        actions: [{ type: "Action.OpenUrl", title: link.label, url: link.url }],
      },
    },
  ],
});

const run = (text: string, looks: Readonly<Record<string, unknown>> = {}) => ({ type: "RichTextBlock", inlines: [{ type: "TextRun", text, ...looks }] });
