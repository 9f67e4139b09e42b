import Link from "next/link";
import { getTranslations } from "next-intl/server";

import type { ThemesView } from "#lib/people/model";

import { profileHref } from "../address";
import classes from "./profile.module.css";
import type { Reader } from "./reader";

type Props = { readonly authorId: string; readonly view: ThemesView; readonly chosen: string | undefined; readonly isPart: boolean; readonly reader: Reader };

/** What they write about more than others do; each opens the comments behind it. */
export const Themes = async ({ authorId, view: { themes, items, others, isEnough }, chosen, isPart, reader }: Props) => {
  const t = await getTranslations("people.themes");
  return (
    <section className={classes["part"]} aria-labelledby="themes">
      <header>
        <h2 id="themes">{t("title")}</h2>
        {isEnough ? <span className="ink3 small">{t(isPart ? "fromLatest" : "from", { items, others })}</span> : null}
      </header>
      {themes.length === 0 ? <p className="ink3">{t(isEnough ? "none" : "tooFew")}</p> : null}
      <ul className={classes["themes"]}>
        {themes.map(({ key, words, items: count }) => (
          <li key={key}>
            <Link
              href={`${profileHref(reader.workspace, authorId, key === chosen ? {} : { theme: key })}#said-part`}
              prefetch={false}
              aria-current={key === chosen ? "true" : undefined}
              title={key === chosen ? undefined : t("open", { words, count })}
            >
              {words} <span>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
