"use client";

import { Popover, Radio, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { ActionResult } from "#lib/auth/action";
import { flawsOf, type RuleFlaw, type Rules } from "#lib/playbook/rule-model";

import { Button } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import classes from "../_playbook/playbook.module.css";
import { publish } from "../actions";

type Props = {
  readonly workspace: string;
  readonly brandId: string;
  /** The one that publishing makes. */
  readonly version: number;
  readonly rules: Rules;
  readonly isShut: boolean;
  /** What was typed and not saved goes first; null where nothing was. */
  readonly saveFirst: (() => Promise<ActionResult<unknown>>) | null;
};

/** Publishes what is written, at once or from a day on, or says what must be mended first. */
export const Publish = ({ workspace, brandId, version, rules, isShut, saveFirst }: Props) => {
  const t = useTranslations("playbook.rules");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [isOpen, setOpen] = useState(false);
  const [isLater, setLater] = useState(false);
  const [day, setDay] = useState("");
  const flaws = flawsOf(rules);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      async () => {
        const kept = await saveFirst?.();
        return kept?.ok === false ? kept : publish({ workspace, brandId, fromDay: isLater ? day : null });
      },
      (published) => {
        setOpen(false);
        showToast({ text: t("published", { version: published.version }) });
        router.refresh();
      },
    );
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button look="main" disabled={isShut} onClick={() => setOpen((open) => !open)}>
          {t("publish")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        {flaws.length > 0 ? <Flaws flaws={flaws} /> : null}
        <form onSubmit={submit} hidden={flaws.length > 0}>
          <p className="mid">{t("publishTitle", { version })}</p>
          <p className={classes["hint"]}>{t("publishHint")}</p>
          <Radio.Group label={t("from")} value={isLater ? "later" : "now"} onChange={(value) => setLater(value === "later")}>
            <div className={classes["stack"]}>
              <Radio size="xs" value="now" label={t("fromNow")} />
              <Radio size="xs" value="later" label={t("fromDay")} />
            </div>
          </Radio.Group>
          {isLater ? (
            <TextInput type="date" required withAsterisk={false} label={t("day")} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
          ) : null}
          <FormFailure>{failure}</FormFailure>
          <FormButtons>
            <Button type="submit" look="main" busy={isBusy}>
              {t("publishGo")}
            </Button>
          </FormButtons>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};

const Flaws = ({ flaws }: { readonly flaws: readonly RuleFlaw[] }) => {
  const t = useTranslations("playbook.rules");
  const languages = useTranslations("common.language");
  const words = (flaw: RuleFlaw): string => {
    if (flaw.code === "no-clauses") return t("flaw.no-clauses");
    if (flaw.code === "number-twice") return t("flaw.number-twice", { number: flaw.number });
    return t("flaw.words-missing", { number: flaw.number, language: languages(flaw.locale) });
  };
  return (
    <div role="status">
      <p className="mid">{t("flaws")}</p>
      <ul className={classes["stack"]}>
        {flaws.map((flaw) => (
          <li key={words(flaw)}>{words(flaw)}</li>
        ))}
      </ul>
    </div>
  );
};
