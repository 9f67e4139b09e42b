import { useFormatter, useTranslations } from "next-intl";

import type { GroupView } from "#lib/reports/model";

import { useAppointment } from "../../_ui/time/moment";
import { GroupActs } from "./group-acts.client";
import type { Choices } from "./group-dialog.client";
import classes from "./reports.module.css";

type Props = { readonly groups: readonly GroupView[]; readonly workspace: string; readonly choices: Choices; readonly now: Date };

/** The groups: to whom, when, in which language, of which brands, and when next. */
export const GroupList = ({ groups, workspace, choices, now }: Props) => (
  <ul>
    {groups.map((group) => (
      <li key={group.id} className={classes["group"]}>
        <Group group={group} choices={choices} now={now} />
        <GroupActs workspace={workspace} group={group} choices={choices} />
      </li>
    ))}
  </ul>
);

type GroupProps = { readonly group: GroupView; readonly choices: Choices; readonly now: Date };

// A Monday.
const weekOf = (weekday: number): Date => new Date(Date.UTC(2024, 0, weekday));

const Group = ({ group, choices, now }: GroupProps) => {
  const t = useTranslations("reports.groups");
  const format = useFormatter();
  const say = useAppointment();
  const brands = choices.brands.filter(({ id }) => group.brandIds.includes(id)).map(({ name }) => name);
  const when = t("when", {
    day: format.dateTime(weekOf(group.weekday), { weekday: "long", timeZone: "UTC" }),
    time: `${String(group.hour).padStart(2, "0")}:00`,
    zone: group.zone,
  });
  return (
    <div>
      <h3>{group.name}</h3>
      <p className="ink2">{[when, t(`language.${group.locale}`), brands.length === 0 ? t("allBrands") : brands.join(", ")].join(" · ")}</p>
      <p className="ink3">{group.isPaused ? t("paused") : t("next", { time: say(group.nextAt, group.zone, now) })}</p>
      <ul className={classes["addresses"]}>
        {group.recipients.map(({ address, hasLeft }) => (
          <li key={address} data-left={hasLeft || undefined} title={hasLeft ? t("left") : undefined}>
            {address}
            {hasLeft ? <span className="vh"> {t("left")}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
};
