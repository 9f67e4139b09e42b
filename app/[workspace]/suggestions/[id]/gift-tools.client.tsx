"use client";

import { Menu, Modal, TextInput } from "@mantine/core";
import { IconArrowMerge, IconDots, IconPencil } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { GiftView, Owner } from "#lib/suggestions/model";

import { Button } from "../../../_ui/controls/button";
import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { Icon } from "../../../_ui/controls/icon";
import { OwnerMenu } from "../../../_ui/controls/owner-menu.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useFocusBack } from "../../../_ui/controls/use-focus-back.client";
import { assign, merge, rename } from "../actions";
import classes from "./gift.module.css";

type Props = { readonly workspace: string; readonly gift: GiftView };

/** Its name, and the group it might be merged into. */
export const GiftTools = ({ workspace, gift }: Props) => {
  const t = useTranslations("suggestions");
  const [dialog, setDialog] = useState<"rename" | "merge" | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
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

/** Who answers for it. */
export const GiftOwner = ({ workspace, gift, owners, meId }: Props & { readonly owners: readonly Owner[]; readonly meId: string | null }) => {
  const t = useTranslations("suggestions");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const give = (memberId: string | null): void =>
    run(
      () => assign({ workspace, suggestionId: gift.id, memberId }),
      () => router.refresh(),
    );
  const words = { whose: t("ownerIs", { name: gift.owner?.name ?? t("nobody") }), giveTo: t("assignTo"), nobody: t("nobody") };
  return <OwnerMenu owner={gift.owner} people={owners} {...{ meId, words, isBusy }} onGive={give} />;
};

type DialogProps = Props & { readonly onClose: () => void };

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
  useFocusBack();
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
