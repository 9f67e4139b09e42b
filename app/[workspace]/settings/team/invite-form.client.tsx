"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { Role } from "#lib/auth/actor";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import classes from "../_settings/settings.module.css";
import { invite } from "../actions";

const choices = ["agent", "manager", "viewer", "owner"] as const satisfies readonly Role[];

export const InviteForm = ({ workspace }: { readonly workspace: string }) => {
  const t = useTranslations("settings.team");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const [made, setMade] = useState<{ readonly email: string; readonly link: string } | null>(null);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => invite({ workspace, email, role }),
      ({ link }) => {
        setMade({ email, link });
        setEmail("");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <div className={classes["inline"]}>
        <TextInput
          type="email"
          label={t("email")}
          required
          withAsterisk={false}
          maxLength={320}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          autoComplete="off"
        />
        <NativeSelect
          label={t("role")}
          value={role}
          onChange={(event) => setRole(choices.find((choice) => choice === event.currentTarget.value) ?? "agent")}
          data={choices.map((value) => ({ value, label: common(`role.${value}`) }))}
        />
        <Button type="submit" busy={isBusy}>
          {t("invite")}
        </Button>
      </div>
      <FormFailure>{failure}</FormFailure>
      {made ? <ShownOnce key={made.link} label={t("handOver", { email: made.email })} value={made.link} /> : null}
    </form>
  );
};
