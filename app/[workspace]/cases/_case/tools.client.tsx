"use client";

import { Menu, Modal } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Avatar } from "../../../_ui/controls/avatar";
import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { OwnerMenu } from "../../../_ui/controls/owner-menu.client";
import { useKeys } from "../../_shell/keys.client";
import { giveCase } from "../actions";
import { AskForm } from "./ask.client";
import { useCase, useCaseAct, useOnCase } from "./case-context.client";
import classes from "./case.module.css";
import { canEnd, focusOutcome } from "./outcome.client";
import { useDeeds, type DeedName } from "./use-deeds.client";

/** Who has it, what else can be done with it, and its end. */
export const Tools = () => {
  const t = useTranslations("cases");
  const { details, canWork, workspace } = useCase();
  const router = useRouter();
  const canClose = canWork && canEnd(details);
  useKeys(t("keys.group"), {
    escape: { label: t("keys.back"), run: () => router.push(`/${workspace}/cases`) },
    "shift+p": { label: t("keys.print"), run: () => router.push(`/${workspace}/cases/${details.number}/print`) },
  });
  return (
    <>
      <Owner />
      <More />
      {details.status === "open" ? (
        <span className={classes["wideOnly"]}>
          <Button disabled={!canClose} title={canClose ? undefined : t("page.closeShut")} onClick={focusOutcome}>
            {t("page.close")}
          </Button>
        </span>
      ) : null}
    </>
  );
};

const Owner = () => {
  const t = useTranslations("cases.page");
  const { details, members, meId, canWork } = useCase();
  const onCase = useOnCase();
  const { isBusy, act } = useCaseAct();
  const { owner } = details;
  const whose = t("owner", { name: owner?.name ?? t("nobody") });
  if (!canWork) return <Avatar initials={owner?.initials ?? null} isMe={owner !== null && owner.id === meId} name={whose} />;
  const words = { whose, giveTo: t("assign"), nobody: t("nobody") };
  return <OwnerMenu owner={owner} people={members} {...{ meId, words, isBusy }} onGive={(ownerId) => act(() => giveCase({ ...onCase, ownerId }))} />;
};

const More = () => {
  const t = useTranslations("cases");
  const router = useRouter();
  const { details, canWork, mayWork, workspace, others } = useCase();
  const deeds = useDeeds();
  const { isBusy, act } = useCaseAct();
  const [open, setOpen] = useState<DeedName | null>(null);
  const known: readonly DeedName[] = canWork ? ["level", "due", "rename", "merge", "link"] : mayWork && details.status === "closed" ? ["link"] : [];
  const possible = known.filter((name) => name !== "merge" || others.some(({ isOpen }) => isOpen)).filter((name) => name !== "link" || others.length > 0);
  const deed = open === null ? null : deeds[open];
  return (
    <>
      <Menu position="bottom-end" width={232} withinPortal returnFocus>
        <Menu.Target>
          <Button look="bare" square icon={<Icon of={IconDots} />} aria-label={t("page.more")} />
        </Menu.Target>
        <Menu.Dropdown>
          {possible.map((name) => (
            <Menu.Item key={name} onClick={() => setOpen(name)}>
              {t(`menu.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => router.push(`/${workspace}/cases/${details.number}/print`)}>{t("menu.print")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={deed !== null} onClose={() => setOpen(null)} title={open === null ? null : t(`menu.${open}`)} size="sm">
        {deed === null ? null : (
          <AskForm
            fields={deed.fields}
            go={t("menu.go")}
            isBusy={isBusy}
            isInWindow
            onGo={(answers) =>
              act(
                () => deed.run(answers),
                () => setOpen(null),
              )
            }
          />
        )}
      </Modal>
    </>
  );
};
