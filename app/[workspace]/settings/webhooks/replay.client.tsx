"use client";

import { Checkbox, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { dayMs, hourMs } from "#lib/core/time";

import { Button } from "../../../_ui/controls/button";
import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { Fields } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useClock } from "../../../_ui/time/clock.client";
import { replayAll, replayOne } from "./actions";
import classes from "./webhooks.module.css";

/** Sends one event once more. */
export const ReplayOne = ({ workspace, deliveryId }: { readonly workspace: string; readonly deliveryId: string }) => {
  const t = useTranslations("webhooks.log");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const send = (): void =>
    run(
      () => replayOne({ workspace, deliveryId }),
      () => {
        showToast({ text: t("sentAgain") });
        router.refresh();
      },
    );
  return (
    <Button look="bare" size="small" busy={isBusy} onClick={send}>
      {t("again")}
    </Button>
  );
};

const spans = { hour: hourMs, day: dayMs, week: 7 * dayMs, month: 30 * dayMs } as const;
type Span = keyof typeof spans;
const isSpan = (word: string): word is Span => word in spans;

type Props = { readonly workspace: string; readonly webhookId: string; readonly onClose: () => void };

/** Sends once more what did not arrive at an address since a while, or all of it. */
export const ReplaySince = ({ workspace, webhookId, onClose }: Props) => {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const now = useClock();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [span, setSpan] = useState<Span>("day");
  const [withArrived, setWithArrived] = useState(false);
  const send = (): void =>
    run(
      () => replayAll({ workspace, webhookId, since: new Date(now.getTime() - spans[span]).toISOString(), withArrived }),
      ({ count }) => {
        showToast({ text: t("replayed", { count }) });
        onClose();
        router.refresh();
      },
    );
  return (
    <FormDialog title={t("replayTitle")} go={t("replayGo")} size="sm" isReady {...{ isBusy, failure, onClose }} onGo={send}>
      <Fields>
        <NativeSelect
          label={t("replaySince")}
          value={span}
          onChange={({ currentTarget: { value } }) => (isSpan(value) ? setSpan(value) : undefined)}
          data={Object.keys(spans).map((one) => ({ value: one, label: t(`since.${one}`) }))}
        />
        <div>
          <Checkbox size="xs" label={t("withArrived")} checked={withArrived} onChange={(event) => setWithArrived(event.currentTarget.checked)} />
          <p className={classes["under"]}>{t("withArrivedHint")}</p>
        </div>
      </Fields>
    </FormDialog>
  );
};
