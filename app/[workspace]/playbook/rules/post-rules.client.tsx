"use client";

import { Checkbox, Modal, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { localeSchema, locales, type Locale } from "#lib/auth/actor";
import type { PublishPlace } from "#lib/conduct/view-model";

import { Button } from "../../../_ui/controls/button";
import { Fields, FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { putUpRules } from "../actions";

type Props = { readonly workspace: string; readonly places: readonly [PublishPlace, ...PublishPlace[]]; readonly locale: Locale };

/** Puts the rules in force before everybody, as a post of the brand's own at one of its sources. */
export const PostRules = ({ workspace, places, locale }: Props) => {
  const t = useTranslations("playbook.rules.post");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<PublishPlace>(places[0]);
  const [language, setLanguage] = useState(locale);
  const [isPinned, setPinned] = useState(true);
  const post = (): void =>
    run(
      () => putUpRules({ workspace, sourceId: place.sourceId, language, isPinned }),
      () => {
        showToast({ text: t("posted") });
        setOpen(false);
      },
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("open")}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t("open")}>
        <Fields>
          <NativeSelect
            label={t("place")}
            value={place.sourceId}
            onChange={(event) => setPlace(places.find(({ sourceId }) => sourceId === event.currentTarget.value) ?? places[0])}
            data={places.map(({ sourceId, name }) => ({ value: sourceId, label: name }))}
          />
          <NativeSelect
            label={t("language")}
            value={language}
            onChange={(event) => setLanguage(localeSchema.parse(event.currentTarget.value))}
            data={locales.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
          />
          {place.canPin ? <Checkbox label={t("pin")} checked={isPinned} onChange={(event) => setPinned(event.currentTarget.checked)} /> : null}
        </Fields>
        <FormFailure>{failure}</FormFailure>
        <FormButtons>
          <Button look="main" busy={isBusy} onClick={post}>
            {t("go")}
          </Button>
          <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
        </FormButtons>
      </Modal>
    </>
  );
};
