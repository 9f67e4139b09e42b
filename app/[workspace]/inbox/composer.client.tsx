"use client";

import { IconUser } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState, type RefObject } from "react";

import type { Conversation } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import { Box } from "./box.client";
import classes from "./composer.module.css";
import { useDesk } from "./desk-context.client";
import { turnsAfter, type Turn } from "./turns.client";

const AuthorDrawer = dynamic(async () => (await import("./author-drawer.client")).AuthorDrawer, { ssr: false });

type Props = {
  readonly conversation: Conversation;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChanged: () => void;
  readonly patch: (change: (conversation: Conversation) => Conversation) => void;
  readonly onLeave: () => void;
  readonly onOpen: (itemId: string) => void;
  /** Opens the next comment that waits; null where there is none. */
  readonly onNext: (() => void) | null;
};

/** Where the answer is written: its draft is kept, the team sees who writes, a second answer is told of at once and asked about. */
export const Composer = (props: Props) => {
  const [isLooking, setLooking] = useState(false);
  const { author, item } = props.conversation;
  return (
    <>
      <Place {...props} onLook={() => setLooking(true)} />
      {isLooking ? <AuthorDrawer author={author} openId={item.id} onOpen={props.onOpen} onClose={() => setLooking(false)} /> : null}
    </>
  );
};

/** The box, or what stands in its place. */
const Place = ({ onLook, ...props }: Props & { readonly onLook: () => void }) => {
  const { conversation } = props;
  const { may, me } = useDesk();
  const [isAgain, setAgain] = useState(false);
  // The box stays while somebody is in it or words are, whoever answers meanwhile, until the server has taken them.
  const [isHeld, setHeld] = useState(false);
  const turns = turnsAfter(conversation);
  const [known, setKnown] = useState(() => keysOf(turns.filter(({ isAnswer }) => !isAnswer)));
  if (!may.reply || me === null) return <ReadOnly />;
  // An answer of the desk counts from the press on Send, before the clock is judged to have stopped.
  const isDone = conversation.item.answeredAt !== null || conversation.item.closedAt !== null || turns.some(({ memberId }) => memberId !== null);
  const again = (): void => {
    setAgain(true);
    setKnown(keysOf(turns));
  };
  if (isDone && !isAgain && !isHeld && (conversation.draft ?? "") === "") {
    return <Shut isAnswered={conversation.item.closedAt === null} onAgain={again} onNext={props.onNext} />;
  }
  if (conversation.answering?.mustLook === true && !isHeld) return <LookFirst name={conversation.author.name} onLook={onLook} />;
  const unknown = turns.filter(({ key, memberId }) => memberId !== me.id && !known.has(key));
  const news = unknown.findLast(({ isAnswer }) => isAnswer) ?? unknown.at(-1);
  return <Box {...props} news={news} isAgain={isAgain} onHold={setHeld} onSent={() => setAgain(false)} />;
};

const keysOf = (turns: readonly Turn[]): ReadonlySet<string> => new Set(turns.map(({ key }) => key));

const ReadOnly = () => {
  const t = useTranslations("inbox.composer");
  return <p className={classes["shut"]}>{t("readOnly")}</p>;
};

type ShutProps = Pick<Props, "onNext"> & { readonly isAnswered: boolean; readonly onAgain: () => void };

/** In place of the box once there is an answer: on to the next comment, or another answer after all. */
const Shut = ({ isAnswered, onAgain, onNext }: ShutProps) => {
  const t = useTranslations("inbox.composer");
  return (
    <div className={classes["shut"]} data-composer>
      <span className={classes["grow"]}>{t(isAnswered ? "closed" : "closedItem")}</span>
      <Button size="small" onClick={onAgain}>
        {t("again")}
      </Button>
      {onNext ? (
        <Button size="small" onClick={onNext} data-goes-on>
          {t("next")}
        </Button>
      ) : null}
    </div>
  );
};

/** In place of the box until it was seen who wrote this. */
const LookFirst = ({ name, onLook }: { readonly name: string; readonly onLook: () => void }) => {
  const t = useTranslations("inbox.composer.look");
  return (
    <div className={classes["shut"]} data-composer data-look-first>
      <span className={classes["grow"]}>{t("text")}</span>
      <Button size="small" icon={<IconUser size={14} stroke={1.5} aria-hidden />} onClick={onLook} data-goes-on>
        {t("go", { name })}
      </Button>
    </div>
  );
};
