"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

import type { ReplyChannel } from "#lib/replies/model";

import classes from "./channel-switch.module.css";

const channels = ["public", "private"] as const satisfies readonly ReplyChannel[];

type Props = { readonly channel: ReplyChannel; readonly onChange: (channel: ReplyChannel) => void };

/** For everybody to read, or for the writer of the comment alone. */
export const ChannelSwitch = ({ channel, onChange }: Props) => {
  const t = useTranslations("inbox.composer.channel");
  const name = useId();
  return (
    <div className={classes["switch"]} role="radiogroup" aria-label={t("label")}>
      {channels.map((one) => (
        <label key={one} data-chosen={one === channel || undefined}>
          <input type="radio" name={name} className="vh" value={one} checked={one === channel} onChange={() => onChange(one)} />
          {t(one)}
        </label>
      ))}
    </div>
  );
};
