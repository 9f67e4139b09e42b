import { z } from "zod";

import { unlessEmpty, type Complaint } from "./service-settings";

/** The server that carries the desk's letters, as the operator writes it down. */
export const mailVariables = {
  /** `smtp://name:password@host:587` (STARTTLS where the server offers it) or `smtps://…` (TLS from the first byte). */
  PARLEY_SMTP_URL: unlessEmpty(z.url({ protocol: /^smtps?$/u }).optional()),
  /** Who letters are from: `Parley <desk@example.com>`, or the address alone. */
  PARLEY_MAIL_FROM: unlessEmpty(
    z
      .string()
      .regex(/^(?:[^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u)
      .optional(),
  ),
};

type Variables = z.output<z.ZodObject<typeof mailVariables>>;

export type MailSettings = { readonly kind: "off" } | { readonly kind: "smtp"; readonly url: URL; readonly from: string };

/** The mail server that these variables name, or what is missing, in plain sentences. */
export const mailSettings = ({ PARLEY_SMTP_URL: url, PARLEY_MAIL_FROM: from }: Variables): MailSettings | readonly Complaint<keyof Variables>[] => {
  if (url === undefined) return { kind: "off" };
  if (from === undefined)
    return [{ variable: "PARLEY_MAIL_FROM", message: "PARLEY_SMTP_URL needs to know whom letters are from, such as Parley <desk@example.com>" }];
  return { kind: "smtp", url: new URL(url), from };
};
