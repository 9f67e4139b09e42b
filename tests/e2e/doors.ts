import type { Page, Request } from "playwright-core";

/** What a page sent to one of the desk's doors, held back before it arrived. */
export type HeldBack = {
  /** Sends it after all, as somebody does who writes to the door without the page; gives back what the door answered. */
  readonly sendWith: (change: (body: string) => string) => Promise<string>;
};

/** Holds back the next thing the page sends that carries these words. */
export const holdBack = async (page: Page, words: string, act: () => Promise<unknown>): Promise<HeldBack> => {
  const request = await new Promise<Request>((resolve, reject) => {
    const carries = (one: Request): boolean => one.method() === "POST" && (one.postData() ?? "").includes(words);
    const watching = page.route("**/*", async (route) => {
      if (!carries(route.request())) return route.fallback();
      await route.abort();
      resolve(route.request());
    });
    watching.then(act).catch(reject);
  });
  await page.unroute("**/*");
  const { "content-length": _, ...headers } = await request.allHeaders();
  return {
    sendWith: async (change) => {
      const answer = await page.context().request.post(request.url(), { headers: plain(headers), data: change(request.postData() ?? "") });
      return answer.text();
    },
  };
};

/** Headers that a program may set. */
const plain = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(":")));
