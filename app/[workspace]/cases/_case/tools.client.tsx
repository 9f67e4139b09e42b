"use client";

import { Menu, Modal } from "@mantine/core";
import { IconCheck, IconDots } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Avatar } from "../../../_ui/controls/avatar";
import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { useKeys } from "../../_shell/keys.client";
import { giveCase } from "../actions";
import { AskForm } from "./ask.client";
import { useCase, useCaseAct, useOnCase } from "./case-context.client";
import classes from "./case.module.css";
import { canEnd } from "./outcome.client";
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
      <OwnerMenu />
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

/** The outcome comes first: closing leads there. */
const focusOutcome = (): void => document.querySelector<HTMLElement>('input[name="outcome"]:not(:disabled)')?.focus();

const OwnerMenu = () => {
  const t = useTranslations("cases.page");
  const { details, members, meId, canWork } = useCase();
  const onCase = useOnCase();
  const { act } = useCaseAct();
  const { owner } = details;
  const give = (ownerId: string | null): void => act(() => giveCase({ ...onCase, ownerId }));
  const name = owner?.name ?? t("nobody");
  const face = <Avatar initials={owner?.initials ?? null} isMe={owner !== null && owner.id === meId} />;
  if (!canWork)
    return (
      <span title={t("owner", { name })}>
        {face} <span className="vh">{t("owner", { name })}</span>
      </span>
    );
  return (
    <Menu position="bottom-end" width={220} withinPortal returnFocus>
      <Menu.Target>
        <Button look="bare" icon={face}>
          <span className="vh">{t("owner", { name })}</span>
          <span className={classes["wideOnly"]} aria-hidden>
            {owner?.name.split(" ")[0] ?? null}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
        <Menu.Label>{t("assign")}</Menu.Label>
        {members.map((member) => (
          <Menu.Item
            key={member.id}
            onClick={() => give(member.id)}
            leftSection={<Avatar initials={member.initials} isMe={member.id === meId} />}
            rightSection={member.id === owner?.id ? <Icon of={IconCheck} size={14} /> : null}
          >
            {member.name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => give(null)} leftSection={<Avatar initials={null} />}>
          {t("nobody")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
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
