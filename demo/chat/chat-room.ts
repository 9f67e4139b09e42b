export type ChatMessage = {
  readonly id: string;
  readonly conversation: string;
  /** What it answers: of the brand's, what it was written to; of the visitor's, the brand's last word. Null where a conversation begins. */
  readonly parent: string | null;
  readonly visitor: string;
  readonly by: "visitor" | "brand";
  readonly text: string;
  readonly at: Date;
  readonly isHidden: boolean;
  /** Only this visitor is told. */
  readonly isPrivate: boolean;
};

/** What a visitor sees. */
export type ChatView = { readonly messages: readonly ChatMessage[]; readonly isClosed: boolean; readonly notice: string | null };

export type Writing = { readonly visitor: string; readonly name?: string | undefined; readonly text: string };
export type Saying = { readonly key: string; readonly to: ChatMessage; readonly text: string; readonly isPrivate: boolean };

export type ChatRoom = ReturnType<typeof createChatRoom>;

/** The conversations of a site's chat: one open at a time for each visitor, and who may not write. */
export const createChatRoom = () => {
  const messages = new Map<string, ChatMessage>();
  const names = new Map<string, string>();
  const open = new Map<string, string>();
  const blocked = new Map<string, { readonly notice: string; readonly until: Date | null }>();
  const said = new Map<string, string>();
  let count = 0;

  const add = (message: Omit<ChatMessage, "id" | "isHidden" | "conversation"> & { readonly conversation: string | null }): ChatMessage => {
    count += 1;
    const id = `chat-${count}`;
    const added = { ...message, id, conversation: message.conversation ?? id, isHidden: false };
    messages.set(id, added);
    return added;
  };

  const lastWordIn = (conversation: string | null): string | null =>
    [...messages.values()].findLast((message) => message.conversation === conversation && message.by === "brand")?.id ?? conversation;

  const noticeFor = (visitor: string, now: Date): string | null => {
    const ban = blocked.get(visitor);
    return ban === undefined || (ban.until !== null && ban.until <= now) ? null : ban.notice;
  };

  return {
    /** Null where the visitor may not write. */
    write: ({ visitor, name = "", text }: Writing, at: Date): ChatMessage | null => {
      if (noticeFor(visitor, at) !== null) return null;
      if (name !== "") names.set(visitor, name);
      const conversation = open.get(visitor) ?? null;
      const message = add({ conversation, parent: lastWordIn(conversation), visitor, by: "visitor", text, at, isPrivate: false });
      open.set(visitor, message.conversation);
      return message;
    },
    /** Once under one key. */
    say: ({ key, to, text, isPrivate }: Saying, at: Date): ChatMessage => {
      const earlier = messages.get(said.get(key) ?? "");
      if (earlier !== undefined) return earlier;
      const message = add({ conversation: to.conversation, parent: to.id, visitor: to.visitor, by: "brand", text, at, isPrivate });
      said.set(key, message.id);
      return message;
    },
    message: (id: string): ChatMessage | undefined => messages.get(id),
    messages: (): readonly ChatMessage[] => [...messages.values()],
    saidUnder: (key: string): ChatMessage | undefined => messages.get(said.get(key) ?? ""),
    nameOf: (visitor: string): string => names.get(visitor) ?? `Visitor ${visitor.slice(0, 4)}`,
    knowsVisitor: (visitor: string): boolean => [...messages.values()].some((message) => message.visitor === visitor),
    hide: (id: string, isHidden: boolean): void => {
      const message = messages.get(id);
      if (message !== undefined) messages.set(id, { ...message, isHidden });
    },
    remove: (id: string): void => void messages.delete(id),
    close: (conversation: string): void => {
      for (const [visitor, opened] of open) if (opened === conversation) open.delete(visitor);
    },
    block: (visitor: string, notice: string, until: Date | null): void => void blocked.set(visitor, { notice, until }),
    unblock: (visitor: string): boolean => blocked.delete(visitor),
    view: (visitor: string, now: Date): ChatView => {
      const own = [...messages.values()].filter((message) => message.visitor === visitor && !message.isHidden);
      return { messages: own, isClosed: own.length > 0 && !open.has(visitor), notice: noticeFor(visitor, now) };
    },
  };
};
