"use client";

import dynamic from "next/dynamic";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

import type { Conversation, ConversationItem, InboxRow } from "#lib/inbox/model";
import type { Sentiment } from "#lib/tagging/model";

import { useKeys } from "../_shell/keys.client";
import { ActsProvider, sentimentKeys, useActs } from "./acts.client";
import { addressOf } from "./address.client";
import type { OpenMenu } from "./conversation-head.client";
import { ConversationBones } from "./conversation-bones";
import { DeskContext, useDesk, type DeskFacts } from "./desk-context.client";
import classes from "./desk.module.css";
import { List } from "./list.client";
import { Rest } from "./rest.client";
import { useConversation, type OpenConversation } from "./use-conversation.client";
import { useIsDeciding } from "./use-is-deciding.client";
import { useList, type DeskList, type ServedList } from "./use-list.client";
import { Views } from "./views.client";

// The list is there first; what opens a comment comes with the first that is opened.
const ConversationPane = dynamic(async () => (await import("./conversation.client")).ConversationPane, { loading: () => <ConversationBones /> });
const BulkBar = dynamic(async () => (await import("./bulk-bar.client")).BulkBar, { ssr: false });

type Props = { readonly facts: DeskFacts; readonly served: ServedList; readonly conversation: Conversation | null };

/** The inbox: views and filters, the list, the conversation. What is open stands in the address. */
export const Desk = ({ facts, served, conversation }: Props) => (
  <DeskContext value={facts}>
    <Panes served={served} conversation={conversation} />
  </DeskContext>
);

const Panes = ({ served, conversation }: Omit<Props, "facts">) => {
  const { workspace, filters } = useDesk();
  const openId = useSearchParams().get("item");
  const list = useList(served);
  const opened = useConversation(openId, conversation);
  const go = (id: string | null, how: "push" | "replace"): void => {
    const address = addressOf(workspace, filters, id);
    if (how === "push") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  };
  const refresh = (): void => {
    list.refresh();
    opened.refresh();
  };
  return (
    <ActsProvider onChanged={refresh} onTaken={(id) => go(id, openId === null ? "push" : "replace")}>
      <Work list={list} opened={opened} openId={openId} go={go} refresh={refresh} />
    </ActsProvider>
  );
};

type WorkProps = {
  readonly list: DeskList;
  readonly opened: OpenConversation;
  readonly openId: string | null;
  readonly go: (id: string | null, how: "push" | "replace") => void;
  readonly refresh: () => void;
};

const Work = ({ list, opened, openId, go, refresh }: WorkProps) => {
  const { workspace, filters, sources } = useDesk();
  const router = useRouter();
  const [cursor, setCursor] = useState<string | null>(openId);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<OpenMenu>(null);
  const [isSearching, setSearching] = useState(false);
  // On a first visit the shell around the desk binds its keys after it: what binds last wins, so the desk waits for it.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const scroll = useRef<HTMLDivElement>(null);
  const [wantsToReply, setWantsToReply] = useState(false);
  const cursorId = cursor ?? openId ?? list.rows[0]?.id ?? null;

  const open = (id: string): void => {
    setCursor(id);
    setMenu(null);
    setWantsToReply(false);
    if (id !== openId) go(id, openId === null ? "push" : "replace");
  };
  const close = (): void => {
    setMenu(null);
    if (openId === null) return;
    setCursor(openId);
    go(null, "push");
    focusRow(scroll.current, openId);
  };
  const pick = (id: string): void => setPicked((known) => (known.has(id) ? new Set([...known].filter((one) => one !== id)) : new Set([...known, id])));
  // For what comes back later, when another comment may be open.
  const latestOpen = useRef(open);
  useEffect(() => {
    latestOpen.current = open;
  });
  const showArrived = (): void => {
    void list.showArrived().then((areShown) => {
      scroll.current?.scrollTo({ top: 0 });
      // Behind many promises the newest stand far below: then the order that shows them is asked for.
      if (!areShown) router.push(addressOf(workspace, { ...filters, sort: "newest" }, openId));
    });
  };
  const move = (step: 1 | -1): void => {
    const at = list.rows.findIndex(({ id }) => id === cursorId);
    const next = cursor === null && openId === null ? list.rows[0] : list.rows[at + step];
    if (!next) return;
    if (at + step >= list.rows.length - 5) list.readOn();
    setCursor(next.id);
    focusRow(scroll.current, next.id);
    if (openId !== null) go(next.id, "replace");
  };
  const bulk = picked.size === 0 ? null : <BulkBar picked={picked} menu={menu} onMenu={setMenu} onClear={() => setPicked(new Set())} />;
  const at = list.rows.findIndex(({ id }) => id === openId);
  const next = nextWaiting(list, at);
  const openNextUnsure = (): void => {
    const unsure = list.rows.slice(at + 1).find(({ id, unsure: doubts }) => doubts.length > 0 && !list.left.has(id));
    if (unsure === undefined) close();
    else {
      open(unsure.id);
      showRow(scroll.current, unsure.id);
    }
    if (at + 5 >= list.rows.length) list.readOn();
  };
  const openNext = (id: string) => (): void => {
    open(id);
    focusRow(scroll.current, id);
  };
  return (
    <div className={classes["desk"]} data-open={openId !== null} data-ready={isReady}>
      {isReady ? (
        <DeskKeys
          {...{ list, opened, cursorId, openId, picked, move, open, close, pick, setMenu }}
          wishToReply={() => setWantsToReply(true)}
          search={() => setSearching(true)}
          clearPicked={() => setPicked(new Set())}
        />
      ) : null}
      <Views counts={list.counts} />
      <List
        list={list}
        openId={openId}
        cursorId={cursorId}
        picked={picked}
        scroll={scroll}
        search={{ isOpen: isSearching, toggle: setSearching }}
        hasSources={sources.length > 0}
        onOpen={open}
        onPick={pick}
        onShowArrived={showArrived}
        bulk={bulk}
      />
      <div className={classes["conversation"]}>
        {openId === null ? (
          <Rest counts={list.counts} />
        ) : (
          <ConversationPane
            itemId={openId}
            opened={opened}
            row={list.rows[at]}
            place={at === -1 ? null : { at: at + 1, count: list.total }}
            menu={picked.size > 0 ? null : menu}
            onMenu={setMenu}
            wantsToReply={wantsToReply}
            onReplying={() => setWantsToReply(false)}
            onOpen={open}
            onClose={close}
            onChanged={refresh}
            onLeaveBox={() => focusRow(scroll.current, openId)}
            onNext={next === undefined ? null : openNext(next.id)}
            onDecided={openNextUnsure}
            onReturn={(id) => latestOpen.current(id)}
          />
        )}
      </div>
    </div>
  );
};

/** The first row below this one that still waits, else the first of the list. */
const nextWaiting = ({ rows, left }: DeskList, at: number): InboxRow | undefined =>
  [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find(
    ({ id, neededSince, answeredAt, closedAt }) => neededSince !== null && answeredAt === null && closedAt === null && !left.has(id),
  );

/** Puts the focus on a row without the list jumping. */
const focusRow = (list: HTMLElement | null, id: string): void => {
  showRow(list, id)?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
};

const showRow = (list: HTMLElement | null, id: string): HTMLElement | null | undefined => {
  const row = list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  row?.scrollIntoView({ block: "nearest" });
  return row;
};

type KeysInput = Pick<WorkProps, "list" | "opened" | "openId"> & {
  readonly cursorId: string | null;
  readonly picked: ReadonlySet<string>;
  readonly move: (step: 1 | -1) => void;
  readonly open: (id: string) => void;
  readonly close: () => void;
  readonly pick: (id: string) => void;
  readonly setMenu: (menu: OpenMenu) => void;
  readonly wishToReply: () => void;
  readonly search: () => void;
  readonly clearPicked: () => void;
};

/** The keys of the desk; they are bound as long as it is there. */
const DeskKeys = ({ opened, openId, cursorId, picked, move, open, close, pick, setMenu, wishToReply, search, clearPicked }: KeysInput) => {
  const t = useTranslations("inbox.keys");
  const { may } = useDesk();
  const acts = useActs();
  const { conversation } = opened;
  const isDeciding = useIsDeciding(conversation);
  /** Menus hang on an open conversation, or on the bar of the picked. */
  const withMenu = (menu: OpenMenu) => () => {
    if (picked.size === 0 && cursorId !== null && openId === null) open(cursorId);
    setMenu(menu);
  };
  const reply = (): void => {
    if (cursorId !== null) open(openId ?? cursorId);
    wishToReply();
  };
  const back = (): void => {
    if (picked.size > 0) clearPicked();
    else close();
  };
  const correctTo = (item: ConversationItem, value: Sentiment): void => acts.correct(item, { itemId: item.id, head: "sentiment", became: value });
  useKeys(t("group"), {
    j: { label: t("next"), run: () => move(1) },
    k: { label: t("previous"), run: () => move(-1) },
    arrowdown: { label: t("next"), run: () => move(1) },
    arrowup: { label: t("previous"), run: () => move(-1) },
    x: { label: t("select"), run: () => cursorId !== null && pick(cursorId) },
    "/": { label: t("search"), run: search },
    // Where tags are decided these keys are the decision's.
    ...(isDeciding ? {} : { enter: { label: t("open"), run: () => cursorId !== null && open(cursorId) } }),
    escape: { label: t("back"), run: back },
    z: { label: t("undo"), run: acts.undo },
    ...(may.reply ? { r: { label: t("reply"), run: reply } } : {}),
    ...(may.assign
      ? { a: { label: t("assign"), run: withMenu("assign") }, s: { label: t("snooze"), run: withMenu("snooze") }, t: { label: t("take"), run: acts.takeNext } }
      : {}),
    ...(may.reply && conversation && !conversation.item.isBrand ? { m: { label: t("manager"), run: () => acts.warnManagers(conversation.item.id) } } : {}),
    ...(may.close ? { e: { label: t("dismiss"), run: withMenu("dismiss") } } : {}),
    ...(may.tag && conversation && !isDeciding
      ? Object.fromEntries(sentimentKeys.map(([key, value]) => [key, { label: t(value), run: () => correctTo(conversation.item, value) }]))
      : {}),
  });
  return null;
};
