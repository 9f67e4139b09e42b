"use client";

import { Textarea } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { FeedEntryView, HintView } from "#lib/suggestions/feed-model";

import { Button } from "../../_ui/controls/button";
import { Chip } from "../../_ui/controls/chip";
import { FormFailure } from "../../_ui/controls/form-parts";
import { Icon } from "../../_ui/controls/icon";
import { Facts } from "../../_ui/controls/said";
import { TextButton } from "../../_ui/controls/text-button";
import { useAct } from "../../_ui/controls/use-act.client";
import { useClock } from "../../_ui/time/clock.client";
import { Moment } from "../../_ui/time/moment";
import { hint as give, markHint } from "./actions";
import classes from "./feed.module.css";

const TemplateDialog = dynamic(async () => (await import("./template-dialog.client")).TemplateDialog, { ssr: false });

type Props = {
  readonly workspace: string;
  readonly entry: FeedEntryView;
  readonly zone: string;
  readonly canHint: boolean;
  readonly canTeach: boolean;
};

/** What colleagues would do, and a line for one's own. */
export const Hints = ({ workspace, entry, zone, canHint, canTeach }: Props) => {
  const t = useTranslations("feed.hints");
  return (
    <div role="group" aria-label={t("label")} className={classes["hints"]}>
      <ul>
        {entry.hints.map((hint) => (
          <Hint key={hint.id} {...{ workspace, entry, hint, zone, canHint, canTeach }} />
        ))}
      </ul>
      {canHint ? <OwnHint {...{ workspace, entryId: entry.id }} /> : null}
    </div>
  );
};

const Hint = ({ workspace, entry, hint, zone, canHint, canTeach }: Props & { readonly hint: HintView }) => {
  const t = useTranslations("feed.hints");
  const router = useRouter();
  const now = useClock();
  const [isTeaching, setTeaching] = useState(false);
  const { isBusy, run } = useAct({ failAs: "toast" });
  const { id, by, isMine, text, givenAt, helped, isTemplate } = hint;
  const mark = (): void =>
    run(
      () => markHint({ workspace, hintId: id, hasHelped: helped === null }),
      () => router.refresh(),
    );
  return (
    <li className={classes["hint"]} data-helped={helped !== null || undefined}>
      <p className={classes["hintText"]}>{text}</p>
      <Facts>
        <span>{by}</span>
        <Moment at={givenAt} zone={zone} now={now} />
        {helped === null ? null : (
          <Chip tint="positive" icon={<Icon of={IconCheck} size={12} />}>
            {t("helped", { name: helped.by })}
          </Chip>
        )}
        {canHint && !isMine ? (
          <TextButton aria-pressed={helped !== null} disabled={isBusy} onClick={mark}>
            {t(helped === null ? "mark" : "unmark")}
          </TextButton>
        ) : null}
        {isTemplate ? <Chip>{t("isTemplate")}</Chip> : null}
        {canTeach && !isTemplate ? <TextButton onClick={() => setTeaching(true)}>{t("makeTemplate")}</TextButton> : null}
      </Facts>
      {isTeaching ? <TemplateDialog {...{ workspace, hint }} language={entry.language} onClose={() => setTeaching(false)} /> : null}
    </li>
  );
};

const OwnHint = ({ workspace, entryId }: { readonly workspace: string; readonly entryId: string }) => {
  const t = useTranslations("feed.hints");
  const router = useRouter();
  const [text, setText] = useState("");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const send = (): void =>
    run(
      () => give({ workspace, entryId, text }),
      () => {
        setText("");
        router.refresh();
      },
    );
  return (
    <form
      className={classes["own"]}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        aria-label={t("own")}
        placeholder={t("own")}
        autosize
        minRows={1}
        maxLength={2000}
        value={text}
        data-own-hint
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || text.trim() === "") return;
          event.preventDefault();
          send();
        }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" busy={isBusy} disabled={text.trim() === ""}>
        {t("give")}
      </Button>
      <FormFailure>{failure}</FormFailure>
    </form>
  );
};
