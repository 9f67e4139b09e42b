import { useTranslations } from "next-intl";

import { addDays } from "#lib/core/time";
import type { Annotation } from "#lib/coverage/annotation-model";

import { Chip } from "../../_ui/controls/chip";
import frame from "../_figures/frame.module.css";
import { Annotate, TakeAway } from "./annotate.client";
import classes from "./annotations.module.css";
import { useDays } from "./range-words";

type Props = {
  readonly workspace: string;
  readonly annotations: readonly Annotation[];
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly mayAnnotate: boolean;
};

/** What happened on the days that are shown, numbered as in the chart. */
export const Annotations = ({ workspace, annotations, brands, today, mayAnnotate }: Props) => {
  const t = useTranslations("coverage.annotations");
  const say = useDays();
  if (annotations.length === 0 && !mayAnnotate) return null;
  return (
    <section className={frame["block"]} aria-labelledby="annotations">
      <div className={frame["head"]}>
        <h2 id="annotations">{t("title")}</h2>
        {mayAnnotate ? <Annotate workspace={workspace} brands={brands} today={today} /> : null}
      </div>
      {annotations.length === 0 ? (
        <p className={frame["quiet"]}>{t("nothing")}</p>
      ) : (
        <ol className={classes["list"]}>
          {annotations.map(({ id, kind, text, brand, firstDay, lastDay, by }) => (
            <li key={id}>
              <span className={classes["text"]}>{text}</span>
              <span className={classes["facts"]}>
                <Chip tint={kind === "outage" ? "warn" : "plain"}>{t(`kind.${kind}`)}</Chip>
                <span>{say({ from: firstDay, to: addDays(lastDay, 1) })}</span>
                {brand === null ? null : <span>{brand}</span>}
                <span>{by}</span>
                {mayAnnotate ? <TakeAway workspace={workspace} annotationId={id} text={text} /> : null}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
