"use client";

import { Modal, Select, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { CaseMention } from "#lib/cases/model";
import type { CaseLevel } from "#lib/cases/model/case-machine";
import { momentOf } from "#lib/cases/model/wall-time";
import type { Conversation } from "#lib/inbox/model";

import { Button } from "../../../_ui/controls/button";
import { Fields, FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useFocusBack } from "../../../_ui/controls/use-focus-back.client";
import { useDesk } from "../../inbox/desk-context.client";
import { addItemsToCase, openNewCase } from "../actions";
import classes from "./open.module.css";

type Props = { readonly conversation: Conversation; readonly onClose: () => void };

const levels = ["agent", "manager", "legal", "security"] as const satisfies readonly CaseLevel[];

/** A new case from this comment, or the comment added to an open one of the same person. */
export const OpenDialog = ({ conversation, onClose }: Props) => {
  const t = useTranslations("cases.open");
  useFocusBack();
  const openCases = conversation.cases.filter(({ status }) => status === "open");
  return (
    <Modal opened onClose={onClose} title={t("button")} size="md">
      <NewCase conversation={conversation} onClose={onClose} />
      {openCases.length === 0 ? null : (
        <div className={classes["or"]}>
          <p className="ink3 small">{t("or")}</p>
          {openCases.map((one) => (
            <AddTo key={one.id} one={one} itemId={conversation.item.id} onClose={onClose} />
          ))}
        </div>
      )}
    </Modal>
  );
};

const NewCase = ({ conversation, onClose }: Props) => {
  const t = useTranslations("cases");
  const { workspace, members, me, zone } = useDesk();
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [title, setTitle] = useState("");
  const [level, setLevel] = useState<CaseLevel>("agent");
  const [ownerId, setOwnerId] = useState<string | null>(me?.id ?? null);
  const [due, setDue] = useState("");
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const dueAt = due === "" ? null : momentOf(due, zone).toISOString();
    run(
      () => openNewCase({ workspace, itemIds: [conversation.item.id], title, level, ownerId, dueAt }),
      ({ number }) => {
        showToast({ text: t("open.opened", { number }), undo: { label: t("open.see"), run: () => router.push(`/${workspace}/cases/${number}`) } });
        onClose();
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Fields>
        <TextInput
          label={t("open.title")}
          description={t("open.titleHint")}
          required
          withAsterisk={false}
          maxLength={160}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <Select
          label={t("open.level")}
          value={level}
          allowDeselect={false}
          data={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
          onChange={(chosen) => setLevel(levels.find((known) => known === chosen) ?? "agent")}
        />
        <Select label={t("open.owner")} value={ownerId} clearable data={members.map(({ id, name }) => ({ value: id, label: name }))} onChange={setOwnerId} />
        <TextInput label={t("open.due")} type="datetime-local" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
      </Fields>
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button type="submit" look="main" busy={isBusy} disabled={title.trim() === ""}>
          {t("open.go")}
        </Button>
      </FormButtons>
    </form>
  );
};

type AddProps = { readonly one: CaseMention; readonly itemId: string; readonly onClose: () => void };

const AddTo = ({ one, itemId, onClose }: AddProps) => {
  const t = useTranslations("cases.open");
  const { workspace } = useDesk();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const add = (): void =>
    run(
      () => addItemsToCase({ workspace, caseId: one.id, itemIds: [itemId] }),
      () => {
        showToast({ text: t("added", { number: one.number }) });
        onClose();
      },
    );
  return (
    <Button size="small" busy={isBusy} onClick={add}>
      {t("add", { number: one.number, title: one.title })}
    </Button>
  );
};
