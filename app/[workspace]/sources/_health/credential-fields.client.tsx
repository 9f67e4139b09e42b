"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

export type Credential = { readonly username: string; readonly applicationPassword: string };

type Props = { readonly value: Credential; readonly onChange: (next: Credential) => void; readonly isRequired: boolean };

/** A WordPress user with an application password: the one credential any of our platforms asks for. */
export const CredentialFields = ({ value, onChange, isRequired }: Props) => {
  const t = useTranslations("sources.credential");
  return (
    <>
      <TextInput
        label={t("user")}
        required={isRequired}
        withAsterisk={false}
        maxLength={200}
        autoComplete="off"
        value={value.username}
        onChange={(event) => onChange({ ...value, username: event.currentTarget.value })}
      />
      <PasswordInput
        label={t("password")}
        description={t("where")}
        required={isRequired}
        withAsterisk={false}
        maxLength={400}
        autoComplete="off"
        value={value.applicationPassword}
        onChange={(event) => onChange({ ...value, applicationPassword: event.currentTarget.value })}
        visibilityToggleButtonProps={{ "aria-label": t("look") }}
      />
    </>
  );
};
