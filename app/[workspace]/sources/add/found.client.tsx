"use client";

import Link from "next/link";
import { useTimeZone, useTranslations } from "next-intl";

import type { SourceProbe } from "#lib/sources/model";

import { Moment } from "../../../_ui/time/moment";
import classes from "./add.module.css";

type Props = { readonly workspace: string; readonly probe: SourceProbe; readonly now: string };

/** What a link turned out to be, with comments from there as proof, and the source that reads it already. */
export const Found = ({ workspace, probe, now }: Props) => {
  const t = useTranslations("imports");
  const s = useTranslations("sources");
  const zone = useTimeZone() ?? "UTC";
  const abilities = probe.capabilities.map((capability) => s(`detail.capability.${capability}`));
  const title = <h2>{t("link.found", { platform: s(`platform.${probe.platform}`), title: probe.title })}</h2>;
  const isShut = probe.credential === "required" && abilities.length === 0 && probe.samples.length === 0;
  if (isShut && !probe.watchedBy) return <div className={classes["found"]}>{title}</div>;
  return (
    <div className={classes["found"]}>
      {title}
      <p className="ink2">{abilities.length === 0 ? t("link.canOnlyRead") : t("link.can", { what: abilities.join(", ") })}</p>
      {probe.watchedBy ? (
        <p role="status">
          {t.rich("link.watched", {
            name: probe.watchedBy.name,
            source: (name) => (
              <Link className="link" href={`/${workspace}/sources/${probe.watchedBy?.id ?? ""}`}>
                {name}
              </Link>
            ),
          })}
        </p>
      ) : null}
      {probe.samples.length === 0 ? (
        <p className={classes["samples"]}>{t("link.noSamples")}</p>
      ) : (
        <>
          <h3 className={classes["sub"]}>{t("link.samples")}</h3>
          <ul className={classes["samples"]}>
            {probe.samples.map((sample, place) => (
              <li key={place}>
                <span className={classes["by"]}>
                  <span className="mid cut">{sample.author}</span>
                  <span className="small ink3">
                    <Moment at={sample.postedAt} zone={zone} now={new Date(now)} />
                  </span>
                </span>
                <p className="ink2">{sample.text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
