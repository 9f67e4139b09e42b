import { getTranslations } from "next-intl/server";

import type { Locale } from "#lib/auth/actor";

import classes from "./docs.module.css";
import type { Part, RouteView } from "./document-model";

/** One route: what it takes, how it is asked for, and why it may refuse. What comes from the document is English. */
export const RouteEntry = async ({ entry, locale }: { readonly entry: RouteView; readonly locale: Locale }) => {
  const t = await getTranslations({ locale, namespace: "api.docs" });
  const { id, method, path, summary, description, scope, parts, curl, status, refuses } = entry;
  return (
    <details id={id} className={classes["route"]}>
      <summary>
        <code className={classes["method"]} data-method={method}>
          {method}
        </code>
        <code className={classes["path"]}>{path}</code>
        <span className={classes["says"]} lang="en">
          {summary}
        </span>
      </summary>
      <div className={classes["inside"]}>
        {description === null ? null : (
          <p lang="en">
            <Marked text={description} />
          </p>
        )}
        <p className="ink2">{scope === null ? t("needsNone") : t.rich("needs", { scope, code: (words) => <code>{words}</code> })}</p>
        {parts.length === 0 ? null : <Parts parts={parts} label={`${t("parameters")}: ${method} ${path}`} locale={locale} />}
        <h3>{t("example")}</h3>
        <pre className={classes["curl"]} tabIndex={0} aria-label={`${t("example")}: ${method} ${path}`} role="region">
          <code>{curl}</code>
        </pre>
        <p className="ink2">
          {t("answers")} <code>{status}</code>. {t("refuses")}{" "}
          {refuses.map(({ code }, place) => (
            <span key={code}>
              {place === 0 ? "" : ", "}
              <a className="link" href={`#problem-${code}`}>
                <code>{code}</code>
              </a>
            </span>
          ))}
        </p>
      </div>
    </details>
  );
};

const Parts = async ({ parts, label, locale }: { readonly parts: readonly Part[]; readonly label: string; readonly locale: Locale }) => {
  const t = await getTranslations({ locale, namespace: "api.docs" });
  return (
    <div className={classes["wide"]} tabIndex={0} role="region" aria-label={label}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("parameter")}</th>
            <th scope="col">{t("about")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, place, type, isRequired, about }) => (
            <tr key={`${place} ${name}`}>
              <td>
                <code>{name}</code>
                <span className={classes["place"]}>
                  {t(place)}
                  {isRequired ? `, ${t("required")}` : ""}
                </span>
              </td>
              <td lang="en">
                <code className={classes["type"]}>{type}</code>
                {about === "" ? null : (
                  <span className={classes["about"]}>
                    <Marked text={about} />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The document sets words of programs between backticks. */
const Marked = ({ text }: { readonly text: string }) =>
  text.split("`").map((part, place) => (place % 2 === 0 ? part : <code key={`${place} ${part}`}>{part}</code>));
