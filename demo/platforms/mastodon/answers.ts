import type { SiteResponse } from "../../site/site-model";

export const json = (body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): SiteResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

/** docs.joinmastodon.org/entities/Error */
export const refusal = (status: number, error: string, headers: Readonly<Record<string, string>> = {}): SiteResponse => json({ error }, headers, status);

export const notFound = (): SiteResponse => refusal(404, "Record not found");
