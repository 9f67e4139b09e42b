"use client";

import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import type { PictureView } from "#lib/replies/picture-model";

import { Button } from "../../../_ui/controls/button";
import { useDesk } from "../desk-context.client";
import classes from "./pictures.module.css";
import { addressOf } from "./sent-pictures.client";
import type { Pictures as State } from "./use-pictures.client";

/** What goes out beside the words: each picture with what it shows, for those who do not see it. */
export const Pictures = ({ of }: { readonly of: State | null }) => {
  const t = useTranslations("inbox.pictures");
  if (of === null || of.pictures.length === 0) return null;
  return (
    <ul className={classes["pictures"]} aria-label={t("label")} aria-busy={of.isBusy}>
      {of.pictures.map((picture, at) => (
        <One key={picture.id} of={of} picture={picture} number={at + 1} />
      ))}
    </ul>
  );
};

const One = ({ of, picture, number }: { readonly of: State; readonly picture: PictureView; readonly number: number }) => {
  const t = useTranslations("inbox.pictures");
  const { workspace } = useDesk();
  return (
    <li className={classes["picture"]} data-picture={picture.id}>
      <img className={classes["image"]} src={addressOf(workspace, picture)} alt={picture.alt === "" ? t("number", { number }) : picture.alt} />
      <input
        className={classes["alt"]}
        defaultValue={picture.alt}
        maxLength={of.terms.altMax}
        placeholder={t("alt")}
        aria-label={t("altOf", { number })}
        onBlur={(event) => of.describe(picture, event.target.value)}
      />
      <Button
        look="bare"
        size="small"
        square
        icon={<IconX size={14} stroke={1.5} aria-hidden />}
        aria-label={t("remove", { number })}
        onClick={() => of.remove(picture)}
      />
    </li>
  );
};
