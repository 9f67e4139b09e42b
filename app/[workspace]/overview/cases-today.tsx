import Link from "next/link";
import { useTranslations } from "next-intl";

import type { Actor } from "#lib/auth/actor";
import type { CaseMention } from "#lib/cases/model";

import { useMoment } from "../../_ui/time/moment";
import frame from "../_figures/frame.module.css";
import classes from "./overview.module.css";

type Props = { readonly cases: readonly CaseMention[]; readonly actor: Actor; readonly now: Date };

/** Cases in which something is due before the day ends, the nearest first. */
export const CasesToday = ({ cases, actor, now }: Props) => {
  const t = useTranslations("cases");
  const say = useMoment();
  return (
    <section className={frame["block"]}>
      <div className={frame["head"]}>
        <h2>{t("today.title")}</h2>
        <Link className="link small" href={`/${actor.workspaceSlug}/cases`} prefetch={false}>
          {t("today.all")}
        </Link>
      </div>
      {cases.length === 0 ? <p className={frame["quiet"]}>{t("today.none")}</p> : null}
      <ul className={classes["today"]}>
        {cases.map(({ id, number, title, step, owner, promiseAt, dueAt }) => {
          const at = promiseAt ?? dueAt;
          return (
            <li key={id} data-over={(at !== null && Date.parse(at) < now.getTime()) || undefined}>
              <time dateTime={at ?? undefined}>{at === null ? "" : say(at, actor.zone, now)}</time>
              <Link href={`/${actor.workspaceSlug}/cases/${number}`} prefetch={false} className="cut">
                {title}
              </Link>
              <span className="ink3 small">{[t(`step.${step}`), owner?.name].filter((part) => part !== undefined).join(" · ")}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
