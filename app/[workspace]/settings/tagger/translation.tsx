import { getTranslations } from "next-intl/server";

import settings from "../_settings/settings.module.css";
import classes from "./tagger.module.css";
import type { getTranslationService } from "#lib/translation/standing";

const libreTranslate = "PARLEY_TRANSLATION=libretranslate  PARLEY_TRANSLATION_URL=http://localhost:5000";
const chat = "PARLEY_TRANSLATION=chat  PARLEY_TRANSLATION_URL=http://localhost:11434/v1  PARLEY_TRANSLATION_MODEL=qwen3:8b";

/** Which service translates, and how the operator names one. */
export const Translation = async ({ service: { kind, name } }: { readonly service: ReturnType<typeof getTranslationService> }) => {
  const t = await getTranslations("settings.tagger.translation");
  return (
    <section className={settings["section"]} id="translation">
      <h2 className={settings["head"]}>{t("title")}</h2>
      <p>{t(kind, { name })}</p>
      {kind === "off" ? (
        <>
          <p className={settings["under"]}>{t("howTo")}</p>
          <code className={classes["setting"]}>{libreTranslate}</code>
          <p className={settings["under"]}>{t("or")}</p>
          <code className={classes["setting"]}>{chat}</code>
        </>
      ) : null}
    </section>
  );
};
