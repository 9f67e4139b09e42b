"use client";

import { createContext, use, useState, type ReactNode } from "react";

const Announce = createContext<(text: string) => void>(() => undefined);

/** A polite live region: what changes without a click is said to screen readers here. */
export const AnnounceProvider = ({ children }: { readonly children: ReactNode }) => {
  const [text, setText] = useState("");
  return (
    <Announce value={setText}>
      {children}
      <div className="vh" role="status" aria-live="polite">
        {text}
      </div>
    </Announce>
  );
};

/** Says a sentence to screen readers without moving the focus. */
export const useAnnounce = (): ((text: string) => void) => use(Announce);
