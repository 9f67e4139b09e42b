export type Toast = {
  readonly id: number;
  /** What was done, or what did not work and what was kept. */
  readonly text: string;
  readonly tone: "done" | "failed";
  /** Takes it back; the button's word with it. */
  readonly undo: { readonly label: string; readonly run: () => void } | null;
};

type Listener = (toast: Toast) => void;

let listener: Listener | null = null;
let last = 0;
const waiting: Toast[] = [];

/** Says shortly what happened, with a way back where there is one. For client components. */
export const showToast = ({
  text,
  tone = "done",
  undo = null,
}: {
  readonly text: string;
  readonly tone?: Toast["tone"];
  readonly undo?: Toast["undo"];
}): void => {
  last += 1;
  const toast = { id: last, text, tone, undo };
  if (listener) listener(toast);
  else waiting.push(toast);
};

/** The one host that shows them; what was said before it was there follows at once. */
export const listenForToasts = (next: Listener): (() => void) => {
  listener = next;
  for (const toast of waiting.splice(0)) next(toast);
  return () => {
    if (listener === next) listener = null;
  };
};
