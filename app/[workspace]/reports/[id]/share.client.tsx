"use client";

import { Modal, NativeSelect } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";

import type { LinkView } from "#lib/reports/model";
import { linkTerms } from "#lib/reports/model/link-terms";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import { share, unshare } from "../actions";
import classes from "../reports.module.css";

type Props = { readonly workspace: string; readonly reportId: string; readonly links: readonly LinkView[] };

/** Makes links by which the report can be read without signing in, and ends them. */
export const ShareReport = ({ workspace, reportId, links }: Props) => {
  const t = useTranslations("reports.share");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("go")}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t("title")}>
        <p className="ink2">{t("hint")}</p>
        <NewLink workspace={workspace} reportId={reportId} links={links} />
        {links.length === 0 ? null : <Links workspace={workspace} links={links} />}
      </Modal>
    </>
  );
};

const NewLink = ({ workspace, reportId, links }: Props) => {
  const t = useTranslations("reports.share");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [days, setDays] = useState("30");
  const [made, setMade] = useState<{ readonly linkId: string; readonly url: string } | null>(null);
  // One that was ended is no longer offered.
  const isAlive = links.some(({ id }) => id === made?.linkId);
  return (
    <>
      <NativeSelect
        mt="sm"
        label={t("term")}
        value={days}
        data={linkTerms.map((count) => ({ value: String(count), label: t("days", { count }) }))}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button
          look="main"
          busy={isBusy}
          onClick={() =>
            run(
              () => share({ workspace, reportId, days }),
              (link) => {
                setMade(link);
                router.refresh();
              },
            )
          }
        >
          {t("make")}
        </Button>
      </FormButtons>
      {made === null || !isAlive ? null : <ShownOnce key={made.url} label={t("shownOnce")} value={made.url} />}
    </>
  );
};

const Links = ({ workspace, links }: Pick<Props, "workspace" | "links">) => {
  const t = useTranslations("reports.share");
  const common = useTranslations("common");
  const format = useFormatter();
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  return (
    <ul>
      {links.map(({ id, expiresAt }) => (
        <li key={id} className={classes["head"]}>
          <span>{t("until", { day: format.dateTime(new Date(expiresAt), { dateStyle: "long" }) })}</span>
          <span className="grow" />
          <ConfirmOnce
            question={t("endAsk")}
            confirm={t("end")}
            cancel={common("cancel")}
            onConfirm={() =>
              run(
                () => unshare({ workspace, linkId: id }),
                () => router.refresh(),
              )
            }
            trigger={(open) => (
              <Button look="bare" size="small" busy={isBusy} onClick={open}>
                {t("end")}
              </Button>
            )}
          />
        </li>
      ))}
    </ul>
  );
};
