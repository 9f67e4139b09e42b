"use client";

import { IconChevronRight } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { AuthorPanel } from "#lib/inbox/model";

import { Avatar } from "../../_ui/controls/avatar";
import classes from "./author.module.css";
import { firstLetters } from "./first-letters.client";

const AuthorDrawer = dynamic(async () => (await import("./author-drawer.client")).AuthorDrawer, { ssr: false });

type Props = { readonly author: AuthorPanel; readonly openId: string; readonly onOpen: (itemId: string) => void };

/** On a phone the author is one line above the thread; on narrow screens the panel comes as a drawer. */
export const AuthorLine = ({ author, openId, onOpen }: Props) => {
  const t = useTranslations("inbox");
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <button type="button" className={classes["opener"]} onClick={() => setAsked(true)}>
        <span className="vh">{t("conversation.author")}: </span>
        <Avatar initials={firstLetters(author.name)} size="large" />
        <span>
          <strong className="cut">{author.name}</strong>
          <span className="ink3 small">
            {t("author.comments", { count: author.itemCount })} · {t("author.answeredShort", { count: author.answered })}
          </span>
        </span>
        <IconChevronRight size={16} stroke={1.5} aria-hidden />
      </button>
      {isAsked ? <AuthorDrawer author={author} openId={openId} onOpen={onOpen} onClose={() => setAsked(false)} /> : null}
    </>
  );
};
