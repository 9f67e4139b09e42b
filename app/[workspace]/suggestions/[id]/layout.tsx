import type { ReactNode } from "react";

import { requireActor } from "#lib/auth/session";

import { giftOrNotFound } from "./gift-or-not-found";

type Props = { readonly children: ReactNode; readonly params: Promise<{ workspace: string; id: string }> };

/** Asked for before anything is shown: whose loading has been shown can no longer answer 404. */
const GiftLayout = async ({ children, params }: Props) => {
  const { workspace, id } = await params;
  await giftOrNotFound(await requireActor(workspace), id);
  return children;
};

export default GiftLayout;
