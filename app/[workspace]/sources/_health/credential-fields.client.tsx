"use client";

import { PasswordInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { SourceHealth } from "#lib/sources/model";

import { credentialFieldsOf, type Credential } from "./credential-form";

type Props = {
  readonly platform: SourceHealth["platform"];
  readonly value: Credential;
  readonly onChange: (next: Credential) => void;
  readonly isRequired: boolean;
};

/** The lines of a platform's credential, each with a word on where it is found. */
export const CredentialFields = ({ platform, value, onChange, isRequired }: Props) => {
  const t = useTranslations("sources.credential");
  return credentialFieldsOf(platform).map(({ name, kind, isOptional = false }) => {
    const where = `where.${name}` as const;
    const line = {
      label: t(`field.${name}`),
      description: t.has(where) ? t(where) : null,
      required: isRequired && !isOptional,
      withAsterisk: false,
      maxLength: 4_000,
      autoComplete: "off",
      value: value[name] ?? "",
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange({ ...value, [name]: event.currentTarget.value }),
    };
    return kind === "text" ? (
      <TextInput key={name} {...line} />
    ) : (
      <PasswordInput key={name} {...line} visibilityToggleButtonProps={{ "aria-label": t("look") }} />
    );
  });
};
