"use client";

import { NativeSelect, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { channelKinds, type ChannelKind } from "#lib/alerts/model/terms";
import { locales, type Locale } from "#lib/auth/actor";

import { Fields } from "../../../_ui/controls/form-parts";
import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { addPlace } from "./actions";

type Draft = { readonly addresses: string; readonly url: string; readonly token: string; readonly chat: string; readonly server: string };

const nothing: Draft = { addresses: "", url: "", token: "", chat: "", server: "" };

type Props = { readonly workspace: string; readonly locale: Locale; readonly hasMail: boolean; readonly onClose: () => void };

/** A new channel: its kind, what it is called, and what sending to it takes. */
export const ChannelDialog = ({ workspace, locale: own, hasMail, onClose }: Props) => {
  const t = useTranslations("alerts.channels");
  const languages = useTranslations("tags.language");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [kind, setKind] = useState<ChannelKind>("email");
  const [name, setName] = useState("");
  const [locale, setLocale] = useState<Locale>(own);
  const [draft, setDraft] = useState(nothing);
  const add = (): void =>
    run(
      () => addPlace({ workspace, name, locale, ...fieldsOf(kind, draft) }),
      () => {
        router.refresh();
        showToast({ text: t("added") });
        onClose();
      },
    );
  return (
    <FormDialog title={t("addTitle")} go={t("save")} isReady={name.trim() !== ""} isBusy={isBusy} failure={failure} onGo={add} onClose={onClose}>
      <Fields>
        <NativeSelect
          label={t("kind")}
          value={kind}
          data={channelKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={(event) => setKind(channelKinds.find((one) => one === event.currentTarget.value) ?? kind)}
        />
        {kind === "email" && !hasMail ? <p className="ink2 small">{t("mailOff")}</p> : null}
        <TextInput
          label={t("name")}
          placeholder={t("nameExample")}
          maxLength={80}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
        />
        <Address kind={kind} draft={draft} onChange={setDraft} />
        <NativeSelect
          label={t("locale")}
          value={locale}
          data={locales.map((value) => ({ value, label: languages(value) }))}
          onChange={(event) => setLocale(locales.find((one) => one === event.currentTarget.value) ?? locale)}
        />
      </Fields>
    </FormDialog>
  );
};

const fieldsOf = (kind: ChannelKind, { addresses, url, token, chat, server }: Draft) => {
  switch (kind) {
    case "email":
      return { kind, addresses };
    case "slack":
    case "teams":
      return { kind, url };
    case "telegram":
      return { kind, token, chat, ...(server === "" ? {} : { server }) };
  }
};

type AddressProps = { readonly kind: ChannelKind; readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** Where it is sent; what is secret is not shown as it is typed. */
const Address = ({ kind, draft, onChange }: AddressProps) => {
  const t = useTranslations("alerts.channels");
  const secret = { required: true, withAsterisk: false, autoComplete: "off" } as const;
  if (kind === "email")
    return (
      <Textarea
        label={t("addresses")}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        value={draft.addresses}
        onChange={(event) => onChange({ ...draft, addresses: event.currentTarget.value })}
      />
    );
  if (kind !== "telegram")
    return (
      <PasswordInput
        {...secret}
        label={t(kind === "teams" ? "teamsUrl" : "url")}
        value={draft.url}
        onChange={(event) => onChange({ ...draft, url: event.currentTarget.value })}
      />
    );
  return (
    <>
      <PasswordInput {...secret} label={t("token")} value={draft.token} onChange={(event) => onChange({ ...draft, token: event.currentTarget.value })} />
      <TextInput
        label={t("chat")}
        description={t("chatHint")}
        required
        withAsterisk={false}
        value={draft.chat}
        onChange={(event) => onChange({ ...draft, chat: event.currentTarget.value })}
      />
      <TextInput label={t("server")} value={draft.server} onChange={(event) => onChange({ ...draft, server: event.currentTarget.value })} />
    </>
  );
};
