"use client";

import { Menu, Popover } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import { addDays, dayOf, hourMs, startOfDay } from "#lib/core/time";

import { Avatar } from "../../_ui/controls/avatar";
import { Button } from "../../_ui/controls/button";
import { Icon } from "../../_ui/controls/icon";
import { useActs } from "./acts.client";
import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";

type MenuProps = {
  readonly itemIds: readonly string[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  /** The button it hangs on. */
  readonly children: ReactNode;
  readonly onDone?: () => void;
};

/** Who shall have it: the team, oneself first, or nobody. */
export const AssignMenu = ({ itemIds, isOpen, onToggle, onDone, current, children }: MenuProps & { readonly current: string | null }) => {
  const t = useTranslations("inbox.conversation");
  const { members, me } = useDesk();
  const { assign } = useActs();
  const choose = (assignee: { readonly id: string; readonly name: string } | null): void => {
    assign(itemIds, assignee);
    onDone?.();
  };
  return (
    <Menu opened={isOpen} onChange={onToggle} position="bottom-end" width={220} withinPortal returnFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: "auto" }}>
        <Menu.Label>{t("assignTo")}</Menu.Label>
        {members
          .toSorted((one, other) => Number(other.id === me?.id) - Number(one.id === me?.id))
          .map((member) => (
            <Menu.Item
              key={member.id}
              onClick={() => choose(member)}
              leftSection={<Avatar initials={member.initials} isMe={member.id === me?.id} />}
              rightSection={member.id === current ? <Icon of={IconCheck} size={14} /> : null}
            >
              {member.name}
            </Menu.Item>
          ))}
        <Menu.Item
          onClick={() => choose(null)}
          leftSection={<Avatar initials={null} />}
          rightSection={current === null ? <Icon of={IconCheck} size={14} /> : null}
        >
          {t("assignNobody")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** Until when it shall be out of sight. */
export const SnoozeMenu = ({ itemIds, isOpen, onToggle, isSnoozed, children }: MenuProps & { readonly isSnoozed: boolean }) => {
  const t = useTranslations("inbox.conversation");
  const { zone } = useDesk();
  const { snooze } = useActs();
  const choose = (untilOf: ((now: Date) => Date) | null): void => {
    const [itemId] = itemIds;
    // oxlint-disable-next-line house/no-clock -- the moment of a person's own click
    if (itemId !== undefined) snooze(itemId, untilOf ? untilOf(new Date()) : null);
  };
  return (
    <Menu opened={isOpen} onChange={onToggle} position="bottom-end" width={220} withinPortal returnFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("snooze")}</Menu.Label>
        <Menu.Item onClick={() => choose((now) => new Date(now.getTime() + hourMs))}>{t("snoozeHour")}</Menu.Item>
        <Menu.Item onClick={() => choose((now) => morningIn(1, zone, now))}>{t("snoozeTomorrow")}</Menu.Item>
        <Menu.Item onClick={() => choose((now) => morningIn(daysToMonday(now, zone), zone, now))}>{t("snoozeWeek")}</Menu.Item>
        {isSnoozed ? <Menu.Item onClick={() => choose(null)}>{t("wake")}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
};

/** Nine in the morning so many days ahead, in the workspace's zone. */
const morningIn = (days: number, zone: string, now: Date): Date => new Date(startOfDay(addDays(dayOf(now, zone), days), zone).getTime() + 9 * hourMs);

const daysToMonday = (now: Date, zone: string): number => {
  const weekday = new Date(`${dayOf(now, zone)}T00:00:00Z`).getUTCDay();
  return (8 - weekday) % 7 || 7;
};

const quickReasons = ["settled", "visitors", "spam", "noQuestion"] as const;

/** Why no answer is needed: a quick choice or one's own words. */
export const DismissMenu = ({ itemIds, isOpen, onToggle, onDone, children }: MenuProps) => {
  const t = useTranslations("inbox.conversation");
  const { dismiss } = useActs();
  const [own, setOwn] = useState("");
  const choose = (reason: string): void => {
    if (reason.trim() === "") return;
    onToggle(false);
    setOwn("");
    dismiss(itemIds, reason.trim());
    onDone?.();
  };
  return (
    <Popover opened={isOpen} onChange={onToggle} position="bottom-end" width={260} withinPortal trapFocus returnFocus>
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label={t("dismissWhy")}>
        <p className={classes["menuHead"]}>{t("dismissWhy")}</p>
        {quickReasons.map((reason, place) => (
          <button
            key={reason}
            type="button"
            className={classes["menuItem"]}
            {...(place === 0 ? { "data-autofocus": true } : {})}
            onClick={() => choose(t(`dismissReasons.${reason}`))}
          >
            {t(`dismissReasons.${reason}`)}
          </button>
        ))}
        <form
          className={classes["reason"]}
          onSubmit={(event) => {
            event.preventDefault();
            choose(own);
          }}
        >
          <input value={own} onChange={(event) => setOwn(event.target.value)} placeholder={t("dismissOwn")} aria-label={t("dismissOwn")} maxLength={300} />
          <Button type="submit" size="small" disabled={own.trim() === ""}>
            {t("dismissGo")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
