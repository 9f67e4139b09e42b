import { useFormatter, useTranslations } from "next-intl";

import { useShare } from "../_figures/share";
import frame from "../_figures/frame.module.css";

type Props = { readonly agreed: number; readonly acted: number };

/** How much of what was done went as the method advises: row "agreement with advice" of docs/metrics.md. */
export const AdviceAgreement = ({ agreed, acted }: Props) => {
  const t = useTranslations("overview.advice");
  const format = useFormatter();
  const say = useShare();
  return (
    <section className={frame["block"]} data-agreement={acted}>
      <div className={frame["head"]}>
        <h2 title={t("why")}>{t("title")}</h2>
        {acted === 0 ? null : <span>{say({ numerator: agreed, denominator: acted })}</span>}
      </div>
      <p className={frame["quiet"]}>{acted === 0 ? t("none") : t("share", { agreed: format.number(agreed), acted: format.number(acted) })}</p>
    </section>
  );
};
