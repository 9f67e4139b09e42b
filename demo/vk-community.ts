import { demoCommunity } from "./accounts";
import { createFakeVk, type FakeVk } from "./platforms/vk/fake-vk";
import { writeMethods } from "./platforms/vk/vk-writes";
import type { SiteRequest } from "./site/site-model";
import { guests, wall, type WallTurn } from "./stories/lodia/wall";
import { dayMs, hourMs } from "./stories/rhythm";

/** Something that was asked of the community and done. */
export type CommunityCall = { readonly at: Date; readonly method: string; readonly params: string };

type Options = {
  readonly anchor: Date;
  readonly now: () => Date;
  /** What was done before the last stop. */
  readonly calls: readonly CommunityCall[];
  readonly keep: (call: CommunityCall) => void;
};

/** The bank's community as it stood when last stopped: its wall as composed, and whatever the desk did there since. */
export const openCommunity = ({ anchor, now, calls, keep }: Options): FakeVk => {
  let replayed: Date | null = null;
  const { groupId, name, screenName } = demoCommunity;
  const vk = createFakeVk({ groupId, name, screenName, now: () => replayed ?? now() });
  fillWall(vk, anchor);
  for (const { at, method, params } of calls) {
    replayed = at;
    vk.answer({ method: "POST", path: `/method/${method}`, query: new URLSearchParams(), headers: {}, body: params });
  }
  replayed = null;
  return {
    ...vk,
    answer: (request) => {
      const at = now();
      const answer = vk.answer(request);
      const method = writtenBy(request);
      if (method !== null && !answer.body.startsWith('{"error"')) keep({ at, method, params: paramsOf(request) });
      return answer;
    },
  };
};

const fillWall = (vk: FakeVk, anchor: Date): void => {
  for (const { takesMessages, ...person } of guests) {
    vk.addPerson(person);
    vk.allowMessages(person.id, takesMessages);
  }
  for (const { daysAgo, text, talks } of wall) {
    const { id: post } = vk.addPost({ text, date: new Date(anchor.getTime() - daysAgo * dayMs) });
    for (const talk of talks) fillTalk(vk, talk, { post, anchor });
  }
};

const fillTalk = (vk: FakeVk, talk: readonly WallTurn[], { post, anchor }: { readonly post: number; readonly anchor: Date }): void => {
  let replyTo = 0;
  for (const { by, hoursAgo, says } of talk)
    replyTo = vk.addComment({ post, fromId: by?.id ?? vk.ownerId, text: says, date: new Date(anchor.getTime() - hoursAgo * hourMs), replyTo }).id;
};

/** The method that changes something; null for what only reads. */
const writtenBy = ({ path }: SiteRequest): string | null => {
  const method = path.replace("/method/", "");
  return method in writeMethods ? method : null;
};

const paramsOf = ({ query, body }: SiteRequest): string => new URLSearchParams([...query, ...new URLSearchParams(body)]).toString();
