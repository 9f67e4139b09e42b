"use client";

import { Popover } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";

import { Button } from "./button";
import classes from "./confirm-once.module.css";

type Props = {
  /** The button that asks; receives what opens the question. */
  readonly trigger: (open: () => void) => ReactNode;
  /** What will happen and what will be kept. */
  readonly question: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  /** What is to be read, or can be chosen, before it: the question then opens on Cancel. */
  readonly children?: ReactNode;
};

/** Asks once, right beside the button, before something that cannot be taken back. */
export const ConfirmOnce = ({ trigger, question, confirm, cancel, onConfirm, children }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const hasDetails = Boolean(children);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={288} trapFocus returnFocus withinPortal withRoles={false}>
      <Popover.Target>
        <span className={classes["target"]}>{trigger(() => setOpen((open) => !open))}</span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={question} aria-describedby={hasDetails ? detailsId : undefined}>
        <div className={classes["ask"]}>
          <p>{question}</p>
          {hasDetails ? <div id={detailsId}>{children}</div> : null}
          <div className={classes["buttons"]}>
            <Button size="small" data-autofocus={hasDetails || undefined} onClick={() => setOpen(false)}>
              {cancel}
            </Button>
            <Button
              size="small"
              look="danger"
              data-autofocus={hasDetails ? undefined : true}
              onClick={() => {
                setOpen(false);
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
