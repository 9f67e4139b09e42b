"use client";

import { Popover } from "@mantine/core";
import { useState, type ReactNode } from "react";

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
  /** What can be chosen with it. */
  readonly children?: ReactNode;
};

/** Asks once, right beside the button, before something that cannot be taken back. */
export const ConfirmOnce = ({ trigger, question, confirm, cancel, onConfirm, children }: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={288} trapFocus returnFocus withinPortal withRoles={false}>
      <Popover.Target>
        <span className={classes["target"]}>{trigger(() => setOpen((open) => !open))}</span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={question}>
        <div className={classes["ask"]}>
          <p>{question}</p>
          {children}
          <div className={classes["buttons"]}>
            <Button size="small" onClick={() => setOpen(false)}>
              {cancel}
            </Button>
            <Button
              size="small"
              look="danger"
              data-autofocus
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
