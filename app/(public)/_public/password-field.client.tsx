"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

type Props = { readonly label: string; readonly autoComplete: "current-password" | "new-password"; readonly description?: string; readonly name?: string };

/** A password that can be looked at while it is typed. */
export const PasswordField = ({ label, autoComplete, description, name = "password" }: Props) => {
  const t = useTranslations("public.signIn");
  const [isShown, setShown] = useState(false);
  return (
    <PasswordInput
      name={name}
      label={label}
      description={description}
      autoComplete={autoComplete}
      minLength={autoComplete === "new-password" ? 10 : 1}
      maxLength={200}
      required
      withAsterisk={false}
      visible={isShown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{ "aria-label": t(isShown ? "hide" : "show"), tabIndex: 0 }}
    />
  );
};
