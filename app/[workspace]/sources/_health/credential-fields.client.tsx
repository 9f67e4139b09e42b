"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { SourceHealth } from "#lib/sources/model";

type Platform = SourceHealth["platform"];

/** What a platform asks for, by the names its connector gives the parts. */
export type Credential = Readonly<Record<string, string>>;

type Field = { readonly name: string; readonly label: "user" | "password" | "token"; readonly where?: "where" | "tokenWhere"; readonly isSecret: boolean };

const fields: Partial<Record<Platform, readonly Field[]>> = {
  wordpress: [
    { name: "username", label: "user", isSecret: false },
    { name: "applicationPassword", label: "password", where: "where", isSecret: true },
  ],
  mastodon: [{ name: "accessToken", label: "token", where: "tokenWhere", isSecret: true }],
};

/** True where a platform takes a credential that a person enters. */
export const takesCredential = (platform: Platform): boolean => fields[platform] !== undefined;

/** True when every part is given. */
export const isWhole = (platform: Platform, credential: Credential): boolean =>
  takesCredential(platform) && (fields[platform] ?? []).every(({ name }) => (credential[name] ?? "").trim() !== "");

type Props = { readonly platform: Platform; readonly value: Credential; readonly onChange: (next: Credential) => void; readonly isRequired: boolean };

/** The credential a platform asks for. */
export const CredentialFields = ({ platform, value, onChange, isRequired }: Props) => (
  <>
    {(fields[platform] ?? []).map((field) => (
      <CredentialField
        key={field.name}
        field={field}
        value={value[field.name] ?? ""}
        isRequired={isRequired}
        onChange={(part) => onChange({ ...value, [field.name]: part })}
      />
    ))}
  </>
);

type FieldProps = { readonly field: Field; readonly value: string; readonly onChange: (next: string) => void; readonly isRequired: boolean };

const CredentialField = ({ field, value, onChange, isRequired }: FieldProps) => {
  const t = useTranslations("sources.credential");
  const Input = field.isSecret ? PasswordInput : TextInput;
  return (
    <Input
      label={t(field.label)}
      description={field.where === undefined ? undefined : t(field.where)}
      required={isRequired}
      withAsterisk={false}
      maxLength={400}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(field.isSecret ? { visibilityToggleButtonProps: { "aria-label": t("look") } } : {})}
    />
  );
};
