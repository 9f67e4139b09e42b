"use client";

import { IconX } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";

import type { Language } from "#lib/tagging/model";

import { Button } from "../../../_ui/controls/button";
import { Beside } from "./beside.client";
import classes from "./translation.module.css";
import { Untranslated } from "./untranslated.client";
import type { DraftTranslation, Offer } from "./use-draft-translation.client";

type Props = { readonly of: DraftTranslation; readonly language: Language };

/** What the member wrote beside what the customer would read: taken over by a press, and taken back by another. */
export const DraftBeside = ({ of, language }: Props) => (
  <div aria-live="polite">
    {of.failure === null ? null : (
      <p className={classes["failure"]}>
        <Untranslated of={of.failure} />
      </p>
    )}
    {of.offer === null ? <Taken of={of} /> : <Offered of={of} offer={of.offer} language={language} />}
  </div>
);

const Offered = ({ of, offer, language }: Props & { readonly offer: Offer }) => {
  const t = useTranslations("inbox.translation");
  const tags = useTranslations("tags.language");
  const spoken = { language: tags(language) };
  return (
    <section className={classes["box"]} aria-label={t("draftLabel")} data-draft-translation="offered">
      <Beside
        left={{ head: t("yourDraft"), lang: undefined, children: offer.draft }}
        right={{
          head: offer.service === null ? t("machineBare", spoken) : t("machine", { ...spoken, service: offer.service }),
          lang: language,
          children: offer.translation,
        }}
      />
      <div className={classes["deeds"]}>
        <span className={classes["grow"]}>{t(of.isStale ? "stale" : "readIt")}</span>
        <Button size="small" onClick={of.take}>
          {t("take")}
        </Button>
        <CloseButton onClose={of.close} />
      </div>
    </section>
  );
};

/** The translation stands in the box; what it was made from stands below it, and goes back by a press. */
const Taken = ({ of: { original, undo } }: Pick<Props, "of">) => {
  const t = useTranslations("inbox.translation");
  if (original === null) return null;
  return (
    <section className={classes["box"]} aria-label={t("draftLabel")} data-draft-translation="taken">
      <p className={classes["head"]}>{t("yourDraft")}</p>
      <p className={classes["words"]}>{original}</p>
      <div className={classes["deeds"]}>
        <span className={classes["grow"]}>{t("taken")}</span>
        <Button size="small" onClick={undo}>
          {t("undo")}
        </Button>
      </div>
    </section>
  );
};

type TemplateProps = { readonly text: string; readonly readersText: string; readonly language: Language; readonly onClose: () => void };

/** The template that was put in beside the same form of words in the reader's language. */
export const TemplateBeside = ({ text, readersText, language, onClose }: TemplateProps) => {
  const t = useTranslations("inbox.translation");
  const tags = useTranslations("tags.language");
  const locale = useLocale();
  return (
    <section className={classes["box"]} aria-label={t("templateLabel")} data-template-beside>
      <Beside
        left={{ head: t("template", { language: tags(locale) }), lang: locale, children: readersText }}
        right={{ head: t("template", { language: tags(language) }), lang: language, children: text }}
      />
      <div className={classes["deeds"]}>
        <span className={classes["grow"]} />
        <CloseButton onClose={onClose} />
      </div>
    </section>
  );
};

const CloseButton = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useTranslations("inbox.translation");
  return <Button look="bare" size="small" square icon={<IconX size={14} stroke={1.5} aria-hidden />} aria-label={t("close")} onClick={onClose} />;
};
