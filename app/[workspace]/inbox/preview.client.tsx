"use client";

import { useTranslations } from "next-intl";

import type { ReplyPreview } from "#lib/replies/queries/preview";

import classes from "./composer.module.css";
import { useDesk } from "./desk-context.client";
import { addressOf } from "./pictures/sent-pictures.client";
import type { Pictures } from "./pictures/use-pictures.client";

type Props = { readonly shown: ReplyPreview; readonly pictures: Pictures | null };

/** How the words will stand on the platform, and who will read them. */
export const Preview = ({ shown: { brandName, toName, text, channel }, pictures }: Props) => {
  const t = useTranslations("inbox.composer.preview");
  const { workspace } = useDesk();
  return (
    <section className={classes["preview"]} aria-label={t("title")} aria-live="polite">
      <p className="ink3 small">{t(channel, { name: toName })}</p>
      <p>
        <strong>{brandName}</strong>
      </p>
      <p className={classes["previewText"]}>{text}</p>
      {pictures?.pictures.map((picture) => (
        <img key={picture.id} className={classes["previewPicture"]} src={addressOf(workspace, picture)} alt={picture.alt} />
      ))}
    </section>
  );
};
