import type { Page } from "playwright-core";

/** What a page sent to one of the desk's doors, held back before it arrived. */
export type HeldBack = {
  /** Sends it after all, with other words in the place of some; gives back what the door answered. */
  readonly sendWith: (change: (body: string) => string) => Promise<string>;
};

/** Holds back the next thing the page sends that carries these words, as somebody does who then writes to the door without the page. */
export const holdBack = async (page: Page, words: string, act: () => Promise<unknown>): Promise<HeldBack> => {
  const held = page.waitForRequest((request) => request.method() === "POST" && (request.postData() ?? "").includes(words));
  await page.route("**/*", (route) => ((route.request().postData() ?? "").includes(words) ? route.abort() : route.continue()));
  await act();
  const request = await held;
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
