"use client";

import { Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { AuthorPanel } from "#lib/inbox/model";

import { Author } from "./author.client";
import { useTellsLook } from "./look-context.client";

type Props = { readonly author: AuthorPanel; readonly openId: string; readonly onOpen: (itemId: string) => void; readonly onClose: () => void };

/** The author panel where there is no room for it beside the conversation. */
export const AuthorDrawer = ({ author, openId, onOpen, onClose }: Props) => {
  const t = useTranslations("inbox.conversation");
  useTellsLook();
  const open = (itemId: string): void => {
    onClose();
    onOpen(itemId);
  };
  return (
    <Drawer opened onClose={onClose} position="right" size={300} title={t("author")} transitionProps={{ duration: 120 }}>
      <Author author={author} openId={openId} onOpen={open} />
    </Drawer>
  );
};
