import { z } from "zod";

import { alertKindSchema, settingSchemas, settingsSchema, severitySchema, type RuleSettings } from "./kinds";
import { channelKinds, type AlertKind, type ChannelKind, type RuleTerms } from "./terms";
import { localeSchema, type Locale } from "#lib/auth/actor";
import { addressList } from "#lib/core/address-list";
import { telling } from "#lib/core/told-issue";

export const channelKindSchema = z.enum(channelKinds);

const minutes = z.number().int().min(0).max(10_080);
const ruleTermsSchema = z.object({
  kind: alertKindSchema,
  brandId: z.string().max(100).nullable(),
  settings: settingsSchema.default({}),
  severity: severitySchema,
  coolDownMinutes: minutes,
  escalateMinutes: minutes.min(5).nullable(),
  channelIds: z.array(z.string().max(100)).max(20),
  isInApp: z.boolean(),
});

/** Holds the numbers of a rule to its kind. Throws a ZodError for what no such rule takes. */
export const settingsOf = (kind: AlertKind, settings: RuleSettings): RuleSettings => settingsSchema.parse(settingSchemas[kind].parse(settings));

export const addRuleSchema = ruleTermsSchema;
export const saveRuleSchema = ruleTermsSchema.omit({ kind: true }).extend({ ruleId: z.string().max(100) });
export const tryRuleSchema = ruleTermsSchema.pick({ kind: true, brandId: true, settings: true, coolDownMinutes: true });
export const onRuleSchema = z.object({ ruleId: z.string().max(100) });
export const turnRuleSchema = onRuleSchema.extend({ isOn: z.boolean() });
export const onAlertSchema = z.object({ alertId: z.string().max(100) });
export const onChannelSchema = z.object({ channelId: z.string().max(100) });
export const setQuietSchema = z.object({ quiet: z.object({ from: z.number().int(), to: z.number().int() }).nullable() });

const longestUrl = 2_000;
const webUrl = z
  .string()
  .trim()
  .refine((url) => url.length <= longestUrl && z.url({ protocol: /^https?$/u }).safeParse(url).success, telling({ reason: "not-a-web-address" }));
const mostAddresses = 10;
const named = { name: z.string().trim().min(1).max(80), locale: localeSchema };

/** A channel with all that sending to it takes. */
export const addChannelSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email"), ...named, addresses: addressList(mostAddresses) }),
  z.object({ kind: z.literal("slack"), ...named, url: webUrl }),
  z.object({ kind: z.literal("teams"), ...named, url: webUrl }),
  z.object({
    kind: z.literal("telegram"),
    ...named,
    token: z
      .string()
      .trim()
      .refine((token) => /^\d{3,20}:[\w-]{10,100}$/u.test(token), telling({ reason: "not-a-bot-token" })),
    /** A number, or the name of a public channel. */
    chat: z
      .string()
      .trim()
      .refine((chat) => /^(?:-?\d{1,20}|@\w{3,64})$/u.test(chat), telling({ reason: "not-a-chat" })),
    /** A Bot API server of one's own, where there is one. */
    server: webUrl.optional(),
  }),
]);

/** What is sealed of a channel. */
export const channelSecretSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email"), addresses: z.array(z.string()) }),
  z.object({ kind: z.literal("slack"), url: z.string() }),
  z.object({ kind: z.literal("teams"), url: z.string() }),
  z.object({ kind: z.literal("telegram"), token: z.string(), chat: z.string(), server: z.string() }),
]);
export type ChannelSecret = z.infer<typeof channelSecretSchema>;

/** Why word of an alert did not go out, for words in the reader's language. */
export const sendFailures = ["refused", "away", "slow-down", "not-configured", "private-address", "unreadable"] as const;
export const sendFailureSchema = z.enum(sendFailures);
export type SendFailure = z.infer<typeof sendFailureSchema>;

export type BrandChoice = { readonly id: string; readonly name: string };

export type RuleView = RuleTerms & {
  readonly id: string;
  readonly kind: AlertKind;
  /** Null: every brand. */
  readonly brand: BrandChoice | null;
  readonly settings: RuleSettings;
  readonly channelIds: readonly string[];
  readonly isOn: boolean;
  /** When it last called. ISO. */
  readonly lastOpenedAt: string | null;
};

export type ChannelView = {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly locale: Locale;
  /** Addresses, host or chat; never a secret. */
  readonly shown: string;
  readonly lastSentAt: string | null;
  readonly failure: { readonly why: SendFailure; readonly at: string } | null;
};
