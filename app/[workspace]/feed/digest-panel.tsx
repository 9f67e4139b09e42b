import { getTranslations } from "next-intl/server";

import type { Digest } from "#lib/suggestions/feed-model";

import classes from "./feed.module.css";

/** "Today in the feed": what the day before came to, and what still waits for a word. */
export const DigestPanel = async ({ digest }: { readonly digest: Digest }) => {
  const t = await getTranslations("feed.digest");
  const { shared, hints, helped, templates, openEntryIds } = digest;
  return (
    <section className={classes["digest"]} aria-labelledby="digest">
      <h2 id="digest">{t("title")}</h2>
      <p>
        {t("yesterday", { shared, hints, helped })} {templates > 0 ? t("templates", { count: templates }) : null}
      </p>
      {openEntryIds.length > 0 ? (
        <p>
          {t("open", { count: openEntryIds.length })}{" "}
          <a href={`#${openEntryIds[0] ?? ""}`} className="link">
            {t("look")}
          </a>
        </p>
      ) : null}
    </section>
  );
};
