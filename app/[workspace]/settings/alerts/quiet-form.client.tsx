"use client";

import { Switch, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { QuietHours } from "#lib/alerts/model/quiet-hours";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import settings from "../_settings/settings.module.css";
import { clockTime, minuteOf } from "../brands/clock-time";
import { keepQuiet } from "./actions";

type Props = { readonly workspace: string; readonly quiet: QuietHours | null; readonly zone: string };

const usual: QuietHours = { from: 22 * 60, to: 7 * 60 };

/** When the team sleeps: word over the channels waits, but for what is critical. */
export const QuietForm = ({ workspace, quiet, zone }: Props) => {
  const t = useTranslations("alerts.quiet");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [isOn, setIsOn] = useState(quiet !== null);
  const [from, setFrom] = useState(clockTime((quiet ?? usual).from));
  const [to, setTo] = useState(clockTime((quiet ?? usual).to));
  const wanted = { from: minuteOf(from) ?? usual.from, to: minuteOf(to) ?? usual.to };
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => keepQuiet({ workspace, quiet: isOn ? wanted : null }),
      () => {
        router.refresh();
        showToast({ text: t(isOn ? "saved" : "off") });
      },
    );
  };
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("title")}</h2>
      <p className={settings["hint"]}>{t("hint", { zone })}</p>
      <form onSubmit={submit}>
        <Switch size="xs" label={t("on")} checked={isOn} onChange={(event) => setIsOn(event.currentTarget.checked)} />
        <div className={`${settings["inline"] ?? ""} ${settings["more"] ?? ""} ${settings["narrow"] ?? ""}`}>
          <TextInput type="time" label={t("from")} value={from} disabled={!isOn} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput type="time" label={t("to")} value={to} disabled={!isOn} onChange={(event) => setTo(event.currentTarget.value)} />
          <Button type="submit" busy={isBusy}>
            {t("save")}
          </Button>
        </div>
        <FormFailure>{failure}</FormFailure>
      </form>
    </section>
  );
};
