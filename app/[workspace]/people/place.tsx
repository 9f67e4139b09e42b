import { useTranslations } from "next-intl";

import type { AccountView } from "#lib/people/model";

type Where = Pick<AccountView, "platform" | "sourceName">;

/** Says the platform an account lives on, and the source it wrote on last. */
export const usePlaceWords = (): ((where: Where) => string) => {
  const t = useTranslations("inbox.platform");
  return ({ platform, sourceName }) => {
    const name = t(platform);
    return sourceName === null ? name : `${name} · ${sourceName}`;
  };
};

export const Place = ({ of }: { readonly of: Where }) => {
  const say = usePlaceWords();
  return <>{say(of)}</>;
};
