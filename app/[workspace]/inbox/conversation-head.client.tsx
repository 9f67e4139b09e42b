"use client";

import { IconArrowBackUp, IconArrowLeft, IconCheck, IconExternalLink, IconUser, IconZzz } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Conversation, InboxRow } from "#lib/inbox/model";

import { Avatar } from "../../_ui/controls/avatar";
import { Button } from "../../_ui/controls/button";
import { OpenCase } from "../cases/_open/open-case.client";
import { ShareItem } from "../feed/_share/share-item.client";
import { AddToBoard } from "../suggestions/_add/add-to-board.client";
import { useActs } from "./acts.client";
import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";
import { GuardMenu } from "./guard/guard-menu.client";
import { AssignMenu, DismissMenu, SnoozeMenu } from "./menus.client";
import type { OpenConversation } from "./use-conversation.client";

const AuthorDrawer = dynamic(async () => (await import("./author-drawer.client")).AuthorDrawer, { ssr: false });

export type OpenMenu = "assign" | "dismiss" | "snooze" | null;

type Props = {
  readonly itemId: string;
  readonly opened: OpenConversation;
  /** What the list knows of it already: shown while the rest is read. */
  readonly row: InboxRow | undefined;
  readonly place: { readonly at: number; readonly count: number } | null;
  readonly menu: OpenMenu;
  readonly onMenu: (menu: OpenMenu) => void;
  readonly onOpen: (itemId: string) => void;
  readonly onClose: () => void;
  readonly onChanged: () => void;
};

/** Title and the tools of a conversation; each tool has its key. */
export const Head = ({ opened, row, place, onClose, ...tools }: Props) => {
  const t = useTranslations("inbox.conversation");
  const { conversation } = opened;
  return (
    <header className={classes["bar"]}>
      <button type="button" className={`${classes["back"] ?? ""} ${square}`} onClick={onClose} aria-label={t("back")}>
        <IconArrowLeft size={20} stroke={1.5} aria-hidden />
      </button>
      <h2>
        <Title conversation={conversation} row={row} />
        {place ? <span className={classes["narrowOnly"]}> · {t("place", { place: place.at, count: place.count })}</span> : null}
      </h2>
      {conversation ? <Tools conversation={conversation} {...tools} /> : null}
    </header>
  );
};

const square = `${classes["bare"] ?? ""} ${classes["square"] ?? ""}`;

/** The thread's own title and its source; what the list knows of it until it is read. */
const Title = ({ conversation, row }: { readonly conversation: Conversation | null; readonly row: InboxRow | undefined }) => {
  const t = useTranslations("inbox.conversation");
  const known = conversation
    ? { name: conversation.item.author.name, source: conversation.source.name }
    : row
      ? { name: row.author.name, source: row.source.name }
      : null;
  if (known === null) return null;
  return (
    <>
      <strong>{conversation?.thread.title ?? t("untitled", { name: known.name })}</strong>
      {known.source}
    </>
  );
};

type ToolsProps = Pick<Props, "itemId" | "menu" | "onMenu" | "onOpen" | "onChanged"> & { readonly conversation: Conversation };

const Tools = ({ conversation, itemId, menu, onMenu, onOpen, onChanged }: ToolsProps) => {
  const t = useTranslations("inbox.conversation");
  const { workspace, zone, may } = useDesk();
  const page = conversation.item.url ?? conversation.thread.url;
  return (
    <>
      {page ? (
        <a className={square} href={page} target="_blank" rel="noreferrer noopener" aria-label={t("openSource")} title={t("openSource")}>
          <IconExternalLink size={16} stroke={1.5} aria-hidden />
        </a>
      ) : null}
      <AuthorButton author={conversation.author} openId={itemId} onOpen={onOpen} />
      {may.reply && !conversation.item.isBrand ? <GuardMenu workspace={workspace} itemId={itemId} zone={zone} className={square} onDone={onChanged} /> : null}
      {may.close && !conversation.item.isBrand ? <AddToBoard workspace={workspace} itemId={itemId} /> : null}
      {may.close ? <ShareItem workspace={workspace} itemId={itemId} /> : null}
      <HandOver {...{ conversation, itemId, menu, onMenu }} />
      <OpenCase conversation={conversation} />
      <Closing {...{ conversation, itemId, menu, onMenu }} />
    </>
  );
};

type ToolProps = Omit<ToolsProps, "onOpen" | "onChanged">;

const isWaiting = ({ item }: Conversation): boolean => item.neededSince !== null && item.answeredAt === null && item.closedAt === null;

/** Who has it, and until when it is put off. */
const HandOver = ({ conversation, itemId, menu, onMenu }: ToolProps) => {
  const t = useTranslations("inbox.conversation");
  const { may, me } = useDesk();
  const { assignee } = conversation;
  if (!may.assign) return null;
  return (
    <>
      <AssignMenu itemIds={[itemId]} isOpen={menu === "assign"} onToggle={(isOpen) => onMenu(isOpen ? "assign" : null)} current={assignee?.id ?? null}>
        <button type="button" className={`${classes["bare"] ?? ""} ${classes["assignee"] ?? ""}`} title={`${t("assign")} (a)`}>
          <span className="vh">{assignee ? t("assignedTo", { name: assignee.name }) : t("assign")}</span>
          <Avatar initials={assignee?.initials ?? null} isMe={assignee !== null && assignee.id === me?.id} />
          <span className={classes["wideOnly"]} aria-hidden>
            {assignee?.name.split(" ")[0] ?? t("assign")}
          </span>
        </button>
      </AssignMenu>
      {isWaiting(conversation) ? (
        <SnoozeMenu
          itemIds={[itemId]}
          isOpen={menu === "snooze"}
          onToggle={(isOpen) => onMenu(isOpen ? "snooze" : null)}
          isSnoozed={conversation.snoozedUntil !== null}
        >
          <button type="button" className={square} aria-label={t("snooze")} title={`${t("snooze")} (s)`}>
            <IconZzz size={16} stroke={1.5} aria-hidden />
          </button>
        </SnoozeMenu>
      ) : null}
    </>
  );
};

/** "No answer needed", and the way back from it. */
const Closing = ({ conversation, itemId, menu, onMenu }: ToolProps) => {
  const t = useTranslations("inbox.conversation");
  const { may } = useDesk();
  const { reopen } = useActs();
  if (!may.close) return null;
  if (isWaiting(conversation)) {
    return (
      <DismissMenu itemIds={[itemId]} isOpen={menu === "dismiss"} onToggle={(isOpen) => onMenu(isOpen ? "dismiss" : null)}>
        <Button
          title={`${t("dismiss")} (e)`}
          aria-label={t("dismiss")}
          icon={<IconCheck size={16} stroke={1.5} aria-hidden />}
          onClick={() => onMenu(menu === "dismiss" ? null : "dismiss")}
        >
          <span className={classes["wideOnly"]}>{t("dismiss")}</span>
        </Button>
      </DismissMenu>
    );
  }
  if (conversation.item.closedBecause !== "dismissed") return null;
  return (
    <Button icon={<IconArrowBackUp size={16} stroke={1.5} aria-hidden />} onClick={() => reopen(itemId)} aria-label={t("reopen")}>
      <span className={classes["wideOnly"]}>{t("reopen")}</span>
    </Button>
  );
};

const AuthorButton = ({
  author,
  openId,
  onOpen,
}: {
  readonly author: Conversation["author"];
  readonly openId: string;
  readonly onOpen: (itemId: string) => void;
}) => {
  const t = useTranslations("inbox.conversation");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={`${classes["bare"] ?? ""} ${classes["square"] ?? ""} ${classes["authorButton"] ?? ""}`}
        aria-label={t("author")}
        title={t("author")}
        onClick={() => setOpen(true)}
      >
        <IconUser size={16} stroke={1.5} aria-hidden />
      </button>
      {isOpen ? <AuthorDrawer author={author} openId={openId} onOpen={onOpen} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
