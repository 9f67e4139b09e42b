"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Button } from "./button";
import { FormButtons, FormFailure } from "./form-parts";
import { useFocusBack } from "./use-focus-back.client";

type Props = {
  readonly title: string;
  /** What the main button says. */
  readonly go: string;
  readonly size?: "sm" | "md";
  readonly isReady: boolean;
  readonly isBusy: boolean;
  /** Why it did not go through. */
  readonly failure: string | null;
  readonly onGo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form in a window of its own: its fields, why it failed, one button and the way out. */
export const FormDialog = ({ title, go, size = "md", isReady, isBusy, failure, onGo, onClose, children }: Props) => {
  const common = useTranslations("common");
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={title} withCloseButton={false} size={size}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onGo();
        }}
      >
        {children}
        <FormFailure>{failure}</FormFailure>
        <FormButtons>
          <Button type="submit" look="main" busy={isBusy} disabled={!isReady}>
            {go}
          </Button>
          <Button onClick={onClose}>{common("cancel")}</Button>
        </FormButtons>
      </form>
    </Modal>
  );
};
