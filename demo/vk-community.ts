import { demoCommunity } from "./accounts";
import { createFakeVk, type FakeVk } from "./platforms/vk/fake-vk";
import type { WallComment } from "./platforms/vk/vk-model";
import { writeMethods } from "./platforms/vk/vk-writes";
import type { SiteRequest } from "./site/site-model";
import { guests, wall, type WallTurn } from "./stories/lodia/wall";
import { nextOnWall, type GuestWords, type WallSeen } from "./stories/next-on-wall";
import { dayMs, hourMs } from "./stories/rhythm";

/** Something that was asked of the community and done, or what a guest wrote there. */
export type CommunityEvent =
  | { readonly line: "call"; readonly at: Date; readonly method: string; readonly params: string }
  | (GuestWords & { readonly line: "guest"; readonly at: Date });

export type Community = FakeVk & { /** Lets somebody write on the wall. */ readonly arrive: (index: number) => void };

type Options = {
  readonly anchor: Date;
  readonly seed: string;
  readonly now: () => Date;
  /** What happened before the last stop. */
  readonly past: readonly CommunityEvent[];
  readonly keep: (event: CommunityEvent) => void;
};

/** The bank's community as it stood when last stopped: its wall as composed, and whatever guests and the desk did there since. */
export const openCommunity = ({ anchor, seed, now, past, keep }: Options): Community => {
  let replayed: Date | null = null;
  const { groupId, name, screenName } = demoCommunity;
  const vk = createFakeVk({ groupId, name, screenName, now: () => replayed ?? now() });
  fillWall(vk, anchor);
  for (const event of past) {
    replayed = event.at;
    if (event.line === "guest") putUp(vk, event, event.at);
    else
      vk.answer({
        method: "POST",
        path: `/method/${event.method}`,
        query: new URLSearchParams(),
        headers: {},
        body: event.params,
        bytes: Buffer.from(event.params),
      });
  }
  replayed = null;
  return {
    ...vk,
    answer: (request) => {
      const at = now();
      const answer = vk.answer(request);
      const method = writtenBy(request);
      if (method !== null && !answer.body.startsWith('{"error"')) keep({ line: "call", at, method, params: paramsOf(request) });
      return answer;
    },
    arrive: (index) => {
      const words = nextOnWall({ seed, index }, seenOn(vk, anchor));
      if (words === null) return;
      const at = now();
      putUp(vk, words, at);
      keep({ line: "guest", at, ...words });
    },
  };
};

const putUp = (vk: FakeVk, { person, post, replyTo, text }: GuestWords, date: Date): void => {
  vk.addPerson(person);
  vk.addComment({ post, fromId: person.id, text, date, replyTo });
};

/** Who is banned writes no more; and guests come back to what the desk has answered them, once. */
const seenOn = (vk: FakeVk, since: Date): WallSeen => {
  const comments = vk.comments();
  const banned = new Set(vk.bans().map(({ userId }) => userId));
  const heard = new Set(comments.map(({ replyTo }) => replyTo));
  const asker = ({ replyTo }: WallComment) => vk.people().find(({ id }) => id === vk.findComment(replyTo)?.fromId && !banned.has(id));
  return {
    posts: vk.posts().flatMap(({ id, commentsOpen }) => (commentsOpen ? [id] : [])),
    answers: comments
      .filter(({ fromId, date, isDeleted }) => fromId === vk.ownerId && date >= since && !isDeleted)
      .filter(({ id, post }) => !heard.has(id) && vk.findPost(post)?.commentsOpen === true)
      .flatMap((answer) => {
        const to = asker(answer);
        return to === undefined ? [] : [{ id: answer.id, post: answer.post, to }];
      }),
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
