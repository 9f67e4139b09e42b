import { getFormatter, getTranslations } from "next-intl/server";

import { HeatMap, type HeatCell } from "../../_ui/charts/heat-map";
import type { Heat as HeatFigures } from "#lib/coverage/model";

const monday = Date.UTC(2024, 0, 1);

type Props = {
  readonly heat: HeatFigures;
  /** Where the comments of an hour of the week are; Monday is 0. */
  readonly hrefOf?: (weekday: number, hour: number) => string;
};

/** What arrives in each hour of the week, over eight weeks. */
export const Heat = async ({ heat, hrefOf }: Props) => {
  const t = await getTranslations("overview.heat");
  const format = await getFormatter();
  const rows = heat.map((hours, weekday) => {
    const at = new Date(monday + weekday * 86_400_000);
    const long = format.dateTime(at, { weekday: "long", timeZone: "UTC" });
    const cells = hours.map((cell, hour): HeatCell => ({
      ...cell,
      words: t("cell", { day: long, hour: t("hour", { hour }), ...cell }),
      short: t("short", { ...cell }),
      ...(hrefOf === undefined || cell.received === 0 ? {} : { href: hrefOf(weekday, hour) }),
    }));
    return { name: format.dateTime(at, { weekday: "short", timeZone: "UTC" }), cells };
  });
  const hours = Array.from({ length: 24 }, (_, hour) => t("hour", { hour }));
  return <HeatMap title={t("title")} rows={rows} hours={hours} words={{ fewer: t("fewer"), more: t("more"), late: t("late"), weekday: t("weekday") }} />;
};
