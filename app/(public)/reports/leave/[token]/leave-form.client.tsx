"use client";

import { useState } from "react";

import { useAct } from "../../../../_ui/controls/use-act.client";
import { PublicForm } from "../../../_public/public-form.client";
import { leave } from "./actions";

type Props = { readonly token: string; readonly words: { readonly title: string; readonly ask: string; readonly go: string; readonly done: string } };

/** One button: no more of these letters. */
export const LeaveForm = ({ token, words }: Props) => {
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [isDone, setDone] = useState(false);
  if (isDone) return <p role="status">{words.done}</p>;
  return (
    <PublicForm
      title={words.title}
      lead={words.ask}
      go={words.go}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() =>
        run(
          () => leave({ token }),
          () => setDone(true),
        )
      }
    >
      {null}
    </PublicForm>
  );
};
