import { useTranslations } from "next-intl";

import type { SourceError } from "#lib/sources/model";

/** What a platform's failure means, in the reader's language; the platform's own sentence where there are no words for it yet. */
export const useSourceErrorWords = (): ((error: Pick<SourceError, "reason" | "params" | "message">) => string) => {
  const t = useTranslations("sourceErrors");
  return ({ reason, params, message }) => {
    if (!t.has(reason)) return message === "" ? t("unknown") : message;
    // A number missing from the parameters must not cost the sentence.
    return t(reason, { host: "", account: "", megabytes: "", max: "", wanted: "", status: "", ...params });
  };
};
