"use client";

import type { ReactNode, SyntheticEvent } from "react";

import { Button } from "../../_ui/controls/button";
import { FormFailure } from "../../_ui/controls/form-parts";
import classes from "./public.module.css";

type Props = {
  readonly title: string;
  readonly lead?: string;
  /** The word on its one button. */
  readonly go: string;
  readonly isBusy: boolean;
  readonly failure: string | null;
  readonly onSubmit: (form: FormData) => void;
  readonly children: ReactNode;
};

/** A form before sign-in: its title, what it asks, what went wrong, and the one way on. */
export const PublicForm = ({ title, lead, go, isBusy, failure, onSubmit, children }: Props) => {
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    // What is typed must not stand in the address where a form is sent before its script runs.
    <form onSubmit={submit} method="post">
      <h1>{title}</h1>
      {lead === undefined ? null : <p className={classes["lead"]}>{lead}</p>}
      {children}
      <FormFailure>{failure}</FormFailure>
      <div className={classes["go"]}>
        <Button type="submit" look="main" size="wide" busy={isBusy}>
          {go}
        </Button>
      </div>
    </form>
  );
};
