export type ChatMessage = {
  readonly id: string;
  readonly conversation: string;
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

export type ChatRoom = ReturnType<typeof createChatRoom>;

/** The conversations of a site's chat: one open at a time for each visitor, and who may not write. */
export const createChatRoom = ({ now }: { readonly now: () => Date }) => {
  const messages = new Map<string, ChatMessage>();
  const open = new Map<string, string>();
  const blocked = new Map<string, { readonly notice: string; readonly until: Date | null }>();
  const said = new Map<string, string>();
  let count = 0;

  const add = (message: Omit<ChatMessage, "id" | "at" | "isHidden" | "conversation"> & { readonly conversation: string | null }): ChatMessage => {
    count += 1;
    const id = `chat-${count}`;
    const added = { ...message, id, conversation: message.conversation ?? id, at: now(), isHidden: false };
    messages.set(id, added);
    return added;
  };

  const noticeFor = (visitor: string): string | null => {
    const ban = blocked.get(visitor);
    return ban === undefined || (ban.until !== null && ban.until <= now()) ? null : ban.notice;
  };

  return {
    /** Null where the visitor may not write. */
    write: (visitor: string, text: string): ChatMessage | null => {
      if (noticeFor(visitor) !== null) return null;
      const message = add({ conversation: open.get(visitor) ?? null, visitor, by: "visitor", text, isPrivate: false });
      open.set(visitor, message.conversation);
      return message;
    },
    /** Once under one key. */
    say: (key: string, to: ChatMessage, { text, isPrivate }: { readonly text: string; readonly isPrivate: boolean }): ChatMessage => {
      const earlier = messages.get(said.get(key) ?? "");
      if (earlier !== undefined) return earlier;
      const message = add({ conversation: to.conversation, visitor: to.visitor, by: "brand", text, isPrivate });
      said.set(key, message.id);
      return message;
    },
    message: (id: string): ChatMessage | undefined => messages.get(id),
    messages: (): readonly ChatMessage[] => [...messages.values()],
    saidUnder: (key: string): ChatMessage | undefined => messages.get(said.get(key) ?? ""),
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
    view: (visitor: string): ChatView => {
      const own = [...messages.values()].filter((message) => message.visitor === visitor && !message.isHidden);
      return { messages: own, isClosed: own.length > 0 && !open.has(visitor), notice: noticeFor(visitor) };
    },
  };
};
