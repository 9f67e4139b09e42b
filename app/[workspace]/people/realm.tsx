import { useTranslations } from "next-intl";

import { realmParts } from "./address";

/** Says the platform an account lives on, and where there. */
export const useRealmWords = (): ((realm: string) => string) => {
  const t = useTranslations("inbox.platform");
  return (realm) => {
    const { platform, place } = realmParts(realm);
    const name = t.has(platform) ? t(platform) : platform;
    return place === null ? name : `${name} · ${place}`;
  };
};

export const Realm = ({ realm }: { readonly realm: string }) => {
  const say = useRealmWords();
  return <>{say(realm)}</>;
};
