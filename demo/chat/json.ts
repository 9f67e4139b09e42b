import type { SiteResponse } from "../site/site-model";

export const json = (status: number, body: unknown): SiteResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(body),
});

/** What a body holds; null where it is no JSON. */
export const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};
