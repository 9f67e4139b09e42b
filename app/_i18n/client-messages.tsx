import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

import { sharedAreas, type Area } from "./areas";

type Props = {
  /** What the client components inside speak beyond the shared areas. */
  readonly areas?: readonly Area[];
  /** IANA zone for times inside; the workspace's. */
  readonly zone?: string;
  readonly children: ReactNode;
};

/** Sends the named areas, and only them, to the browser. */
export const ClientMessages = async ({ areas = [], zone, children }: Props) => {
  const wanted = new Set<string>([...sharedAreas, ...areas]);
  const messages = Object.fromEntries(Object.entries(await getMessages()).filter(([area]) => wanted.has(area)));
  return (
    <NextIntlClientProvider messages={messages} {...(zone ? { timeZone: zone } : {})}>
      {children}
    </NextIntlClientProvider>
  );
};
