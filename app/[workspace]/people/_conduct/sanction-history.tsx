import { useTranslations } from "next-intl";

import type { SanctionView } from "#lib/conduct/view-model";

import { EmptyState } from "../../../_ui/controls/states";
import { SanctionCard, type Reader } from "./sanction-card";
import classes from "./sanction.module.css";

type Props = { readonly sanctions: readonly SanctionView[]; readonly reader: Reader };

/** What was done about a person, newest first. Speaks the `conduct` messages: give them to the browser around it. */
export const SanctionHistory = ({ sanctions, reader }: Props) => {
  const t = useTranslations("conduct.history");
  if (sanctions.length === 0) return <EmptyState place="list" title={t("none")} />;
  return (
    <div className={classes["list"]}>
      {sanctions.map((sanction) => (
        <SanctionCard key={sanction.id} sanction={sanction} reader={reader} />
      ))}
    </div>
  );
};
