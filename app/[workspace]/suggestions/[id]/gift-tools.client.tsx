"use client";

import { Menu, Modal, TextInput } from "@mantine/core";
import { IconArrowMerge, IconCheck, IconDots, IconPencil } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { GiftView, Owner } from "#lib/suggestions/model";

import { Avatar } from "../../../_ui/controls/avatar";
import { Button } from "../../../_ui/controls/button";
import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { Icon } from "../../../_ui/controls/icon";
import { useAct } from "../../../_ui/controls/use-act.client";
import { assign, merge, rename } from "../actions";
import classes from "./gift.module.css";

type Props = { readonly workspace: string; readonly gift: GiftView; readonly owners: readonly Owner[]; readonly me: string | null };

/** Owner, name, and the group it might be merged into. */
export const GiftTools = ({ workspace, gift, owners, me }: Props) => {
  const t = useTranslations("suggestions");
  const [dialog, setDialog] = useState<"rename" | "merge" | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <OwnerMenu {...{ workspace, gift, owners, me }} />
      <Menu position="bottom-end" width={220} withinPortal returnFocus>
        <Menu.Target>
          <Button look="bare" square aria-label={t("more")} title={t("more")} icon={<Icon of={IconDots} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon of={IconPencil} />} onClick={() => setDialog("rename")}>
            {t("rename.label")}
          </Menu.Item>
          <Menu.Item leftSection={<Icon of={IconArrowMerge} />} onClick={() => setDialog("merge")} disabled={gift.others.length === 0}>
            {t("merge.label")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "rename" ? <RenameDialog {...{ workspace, gift }} onClose={close} /> : null}
      {dialog === "merge" ? <MergeDialog {...{ workspace, gift }} onClose={close} /> : null}
    </>
  );
};

const OwnerMenu = ({ workspace, gift, owners, me }: Props) => {
  const t = useTranslations("suggestions");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const choose = (memberId: string | null): void =>
    run(
      () => assign({ workspace, suggestionId: gift.id, memberId }),
      () => router.refresh(),
    );
  return (
    <Menu position="bottom-end" width={220} withinPortal returnFocus>
      <Menu.Target>
        <Button busy={isBusy}>{t("assign")}</Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
        <Menu.Label>{t("assignTo")}</Menu.Label>
        {owners
          .toSorted((one, other) => Number(other.id === me) - Number(one.id === me))
          .map(({ id, name, initials }) => (
            <Menu.Item
              key={id}
              onClick={() => choose(id)}
              leftSection={<Avatar initials={initials} isMe={id === me} />}
              rightSection={gift.owner?.id === id ? <Icon of={IconCheck} size={14} /> : null}
            >
              {name}
            </Menu.Item>
          ))}
        <Menu.Item onClick={() => choose(null)} leftSection={<Avatar initials={null} />}>
          {t("nobody")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

type DialogProps = Pick<Props, "workspace" | "gift"> & { readonly onClose: () => void };

const RenameDialog = ({ workspace, gift, onClose }: DialogProps) => {
  const t = useTranslations("suggestions.rename");
  const common = useTranslations("common");
  const router = useRouter();
  const [title, setTitle] = useState(gift.title);
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const save = (): void =>
    run(
      () => rename({ workspace, suggestionId: gift.id, title }),
      () => {
        onClose();
        router.refresh();
      },
    );
  return (
    <FormDialog title={t("label")} go={common("save")} size="sm" isReady={title.trim() !== ""} {...{ isBusy, failure, onClose }} onGo={save}>
      <TextInput label={t("field")} value={title} maxLength={120} onChange={(event) => setTitle(event.currentTarget.value)} data-autofocus />
    </FormDialog>
  );
};

const MergeDialog = ({ workspace, gift, onClose }: DialogProps) => {
  const t = useTranslations("suggestions.merge");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const choose = (intoId: string): void =>
    run(
      () => merge({ workspace, suggestionId: gift.id, intoId }),
      () => router.replace(`/${workspace}/suggestions/${intoId}`),
    );
  return (
    <Modal opened onClose={onClose} title={t("title")} size="md" closeButtonProps={{ "aria-label": t("close") }}>
      <p className="ink3">{t("hint")}</p>
      <ul className={classes["others"]}>
        {gift.others.map(({ id, title, isAlike }) => (
          <li key={id}>
            <button type="button" disabled={isBusy} onClick={() => choose(id)}>
              <span className="grow">{title}</span>
              {isAlike ? <span className="ink3">{t("alike")}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      <FormFailure>{failure}</FormFailure>
    </Modal>
  );
};
