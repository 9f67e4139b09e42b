import { createFormatter, createTranslator, type Messages } from "next-intl";

import type { Locale } from "#lib/auth/actor";

import { loadMessages } from "../../../../_i18n/messages";
import { spanWords } from "../../../../_ui/time/span";
import type { AuditWords, CodeKind } from "./facts";

/** Where the words of a code stand among the messages. */
const codePaths: Readonly<Record<CodeKind, string>> = {
  advice: "inbox.advice.modes",
  annotation: "coverage.annotations.kind",
  alertChannel: "alerts.channels.kinds",
  alertKind: "alerts.kind",
  alertSeverity: "alerts.severity",
  assignment: "settings.brands.assignments",
  brand: "settings.brands",
  channel: "cases.channel",
  deed: "conduct.steps.kind",
  deedReason: "conduct.steps.because",
  deedState: "conduct.deedState",
  draftProblem: "playbook.method.draftProblems",
  ending: "conduct.sanction.ended",
  exported: "exports.what",
  field: "cases.card.field",
  giftStatus: "suggestions.status",
  head: "inbox.filters",
  hidden: "feed.hidden",
  intent: "tags.intent",
  language: "tags.language",
  level: "cases.level",
  method: "playbook.method",
  needsNone: "settings.brands.noAnswer.reason",
  outcome: "cases.outcome",
  platform: "inbox.platform",
  replyChannel: "inbox.composer.channel",
  replyKind: "settings.audit.lines.reply",
  role: "common.role",
  scope: "settings.tokens.scopes",
  sentiment: "tags.sentiment",
  slaTerm: "settings.audit.lines.term",
  tone: "tags.tone",
  verdict: "people.verdict",
  webhookEnd: "settings.audit.lines.webhook",
  webhookType: "webhooks.type",
};

/** Keys of messages that are written otherwise than the codes. */
const keyOf = (code: string): string => (code === "tones" ? "tone" : code.replaceAll(":", "-"));

type Reader = { readonly locale: Locale; readonly zone: string; /** What ids are called. */ readonly names: ReadonlyMap<string, string> };

/** The words of the trail in a reader's language. */
export const loadAuditWords = async ({ locale, zone, names }: Reader): Promise<AuditWords> => {
  const messages: Messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "settings.audit" });
  const time = createTranslator({ locale, messages, namespace: "time" });
  const anywhere = createTranslator({ locale, messages });
  const format = createFormatter({ locale, timeZone: zone });
  return {
    line: (key, params) => t(`lines.${key}`, params),
    code: (kind, code) => {
      const key = `${codePaths[kind]}.${keyOf(code)}`;
      return code !== "" && anywhere.has(key) ? anywhere(key) : code;
    },
    name: (id) => names.get(id) ?? null,
    moment: (iso) => format.dateTime(new Date(iso), { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    span: (ms) => {
      const { key, values } = spanWords(ms);
      return time(key, values);
    },
  };
};
