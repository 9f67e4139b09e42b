import { demoBrands, demoChat } from "./accounts";
import type { ChatRoom } from "./chat/chat-room";
import { createChatSite, type ChatEvent, type ChatSite } from "./chat/chat-site";
import { readConnection } from "./chat/connection";
import { kestrelChats, type ChatStory } from "./stories/kestrel/chats";
import { hourMs } from "./stories/rhythm";
import type { Tick } from "./tick";

type Options = {
  readonly anchor: Date;
  readonly now: () => Date;
  /** Where the way to the desk is kept, once there is one. */
  readonly connectionFile: string;
  /** What happened before the last stop. */
  readonly past: readonly ChatEvent[];
  readonly keep: (event: ChatEvent) => void;
  readonly tick: Tick;
};

/** The chat of the parcel service as it stood when last stopped: what was composed, and whatever visitors and the desk said there since. */
export const openChat = ({ anchor, connectionFile, ...options }: Options): ChatSite =>
  createChatSite({
    ...options,
    name: demoChat.name,
    brand: demoBrands.find(({ slug }) => slug === demoChat.brand)?.name ?? demoChat.name,
    connection: () => readConnection(connectionFile),
    history: (room) => {
      for (const story of kestrelChats) tell(room, story, anchor);
    },
  });

const minuteMs = 60_000;

const tell = (room: ChatRoom, { visitor: name, hoursAgo, turns, isClosed = false }: ChatStory, anchor: Date): void => {
  const began = anchor.getTime() - hoursAgo * hourMs;
  const visitor = `told-${name}`;
  let to = null;
  for (const { after, says: text, isBrand = false } of turns) {
    const at = new Date(began + after * minuteMs);
    if (!isBrand) to = room.write({ visitor, name, text }, at);
    else if (to !== null) room.say({ key: `told-${name}-${after}`, to, text, isPrivate: false }, at);
  }
  if (isClosed && to !== null) room.close(to.conversation);
};
