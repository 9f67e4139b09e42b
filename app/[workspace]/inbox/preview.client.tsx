"use client";

import { useTranslations } from "next-intl";

import type { ReplyPreview } from "#lib/replies/queries/preview";

import classes from "./composer.module.css";

/** How the words will stand on the platform, and who will read them. */
export const Preview = ({ shown: { brandName, toName, text, channel } }: { readonly shown: ReplyPreview }) => {
  const t = useTranslations("inbox.composer.preview");
  return (
    <section className={classes["preview"]} aria-label={t("title")} aria-live="polite">
      <p className="ink3 small">{t(channel, { name: toName })}</p>
      <p>
        <strong>{brandName}</strong>
      </p>
      <p className={classes["previewText"]}>{text}</p>
    </section>
  );
};
