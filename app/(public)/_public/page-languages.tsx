import Link from "next/link";

import { locales, type Locale } from "#lib/auth/actor";

import classes from "./page-languages.module.css";

type Props = { readonly label: string; readonly locale: Locale; readonly hrefOf: (locale: Locale) => string };

/** A page for everybody in the reader's choice of language, each named in its own. */
export const PageLanguages = ({ label, locale, hrefOf }: Props) => (
  <nav className={classes["languages"]} aria-label={label}>
    {locales.map((other) => (
      <Link key={other} href={hrefOf(other)} hrefLang={other} lang={other} prefetch={false} aria-current={other === locale ? "page" : undefined}>
        {new Intl.DisplayNames(other, { type: "language" }).of(other)}
      </Link>
    ))}
  </nav>
);
