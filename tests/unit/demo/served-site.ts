import { serveSites } from "../../../demo/site/serve-sites";
import { createWordPressSite, type WordPressSite, type WordPressSiteOptions } from "../../../demo/site/wordpress-site";

export const noon = new Date("2026-05-04T12:00:00Z");
export const credentials = { user: "desk", appPassword: "abcd efgh ijkl mnop qrst uvwx" };
export const authorization = `Basic ${Buffer.from(`${credentials.user}:${credentials.appPassword}`).toString("base64")}`;

export type Served = {
  readonly site: WordPressSite;
  readonly url: string;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** As the moderator. */
  readonly send: (method: string, path: string, body?: unknown) => Promise<Response>;
  readonly close: () => Promise<void>;
};

/** A site with one post, behind a real socket. */
export const serveSite = async (options: Partial<WordPressSiteOptions> = {}): Promise<Served> => {
  const site = createWordPressSite({ name: "Kestrel", ...credentials, now: () => noon, ...options });
  site.addPost({ title: "Hello", slug: "hello", content: "First paragraph.", date: new Date("2026-05-01T08:00:00Z") });
  const served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["/k", site]]) });
  const url = `${served.url}/k`;
  return {
    site,
    url,
    get: (path, headers = {}) => fetch(`${url}${path}`, { headers, redirect: "manual" }),
    send: (method, path, body) =>
      fetch(`${url}${path}`, {
        method,
        headers: { authorization, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    close: served.close,
  };
};

export const secondsAfterNoon = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);
