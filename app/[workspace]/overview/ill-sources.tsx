import { IconAlertTriangle, IconKey } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

import { ButtonLink } from "../../_ui/controls/button";
import { useSpan } from "../../_ui/time/use-span";
import type { SourceHealth } from "#lib/sources/model";

import frame from "../_figures/frame.module.css";
import classes from "./overview.module.css";

type Props = { readonly sources: readonly SourceHealth[]; readonly workspace: string; readonly now: Date };

/** Sources that do not read as they should, each with what is the matter; a line on the well ones. */
export const IllSources = ({ sources, workspace, now }: Props) => {
  const t = useTranslations("overview.sources");
  const span = useSpan();
  const ill = sources.filter(isIll);
  const well = sources.filter((source) => !isIll(source));
  const lastRead = Math.max(0, ...well.map((source) => (source.lastSuccessAt ? Date.parse(source.lastSuccessAt) : 0)));
  return (
    <section className={frame["block"]}>
      <div className={frame["head"]}>
        <h2>{t("title")}</h2>
        {ill.length > 0 && well.length > 0 ? (
          <span>{lastRead === 0 ? t("well", { count: well.length }) : t("wellRead", { count: well.length, time: span(now.getTime() - lastRead) })}</span>
        ) : null}
      </div>
      {ill.length === 0 ? (
        <p className={frame["quiet"]}>{t("allWell", { count: well.length })}</p>
      ) : (
        <ul className={classes["ill"]}>
          {ill.map((source) => (
            <IllSource key={source.id} source={source} workspace={workspace} />
          ))}
        </ul>
      )}
      {sources.length === 0 ? (
        <Link className="link" href={`/${workspace}/sources`}>
          {t("connect")}
        </Link>
      ) : null}
    </section>
  );
};

/** One bad answer is weather; so many in a row are an illness. */
const illAfterFailures = 3;

const isIll = ({ status, failures }: SourceHealth): boolean =>
  status === "reconnect" || status === "gone" || (status === "active" && failures >= illAfterFailures);

type RowProps = { readonly source: SourceHealth; readonly workspace: string };

const IllSource = ({ source, workspace }: RowProps) => {
  const t = useTranslations("overview.sources");
  const Drawing = source.status === "reconnect" ? IconKey : IconAlertTriangle;
  return (
    <li data-bad={source.status !== "active" || undefined}>
      <Drawing size={16} stroke={1.5} aria-hidden />
      <div>
        <strong>{source.name}</strong> <span className={frame["quiet"]}>{source.brand.name}</span>
        <p>
          <IllWords source={source} />
        </p>
      </div>
      <ButtonLink href={`/${workspace}/sources`} size="small">
        {t(source.status === "reconnect" ? "fix" : "open")}
      </ButtonLink>
    </li>
  );
};

const IllWords = ({ source }: { readonly source: SourceHealth }) => {
  const t = useTranslations("overview.sources");
  const errors = useTranslations("sourceErrors");
  if (source.status === "reconnect" || source.status === "gone") return t(source.status);
  const words = source.error && errors.has(source.error.reason) ? errors(source.error.reason, source.error.params) : null;
  return words ?? t("failing", { failures: source.failures });
};
