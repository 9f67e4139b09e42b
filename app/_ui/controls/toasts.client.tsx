"use client";

import { notifications, Notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";

import { Button } from "./button";
import { listenForToasts, type Toast } from "./toast-store";
import classes from "./toasts.module.css";

type Props = { readonly first: readonly Toast[]; readonly onReady: () => void };

/** Where toasts stand: one below the other under the bar of the page, away from the reply box at its foot. */
export const Toasts = ({ first, onReady }: Props) => {
  const isGreeted = useRef(false);
  useEffect(() => {
    if (!isGreeted.current) {
      isGreeted.current = true;
      for (const toast of first) present(toast);
      onReady();
    }
    return listenForToasts(present);
  }, [first, onReady]);
  return <Notifications position="top-center" limit={4} containerWidth={440} zIndex={400} className={classes["place"]} />;
};

/** The last thing said to be done, while it may still be shown. */
let lastDone: string | null = null;

const present = ({ id, text, tone, undo }: Toast): void => {
  const key = `toast-${id}`;
  if (tone === "done") {
    // A pile of them would cover the reply box, and offer to undo what has been undone.
    if (lastDone !== null) notifications.hide(lastDone);
    lastDone = key;
  }
  notifications.show({
    id: key,
    autoClose: undo || tone === "failed" ? 8000 : 4000,
    withCloseButton: false,
    withBorder: true,
    classNames: { root: classes["toast"] ?? "", body: classes["body"] ?? "", description: classes["text"] ?? "" },
    message: (
      <span className={classes["line"]}>
        {tone === "failed" ? <IconAlertTriangle size={16} stroke={1.5} className={classes["failed"]} aria-hidden /> : null}
        <span className="grow">{text}</span>
        {undo ? (
          <Button
            size="small"
            onClick={() => {
              notifications.hide(key);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        ) : null}
      </span>
    ),
  });
};
