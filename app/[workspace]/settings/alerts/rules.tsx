import { useTranslations } from "next-intl";

import type { RuleView } from "#lib/alerts/model/rule-view";
import { alertKinds, type AlertKind } from "#lib/alerts/model/terms";

import { Moment } from "../../../_ui/time/moment";
import { SeverityMark } from "../../alerts/_alert/severity-mark";
import settings from "../_settings/settings.module.css";
import classes from "./alert-settings.module.css";
import type { RuleDesk } from "./rule-dialog.client";
import { AddRule, RuleActs } from "./rule-acts.client";

type Props = { readonly rules: readonly RuleView[]; readonly desk: RuleDesk; readonly now: Date };

/** Every kind of rule with what it looks for; those that are on with their terms, the others to be switched on in one press. */
export const Rules = ({ rules, desk, now }: Props) => {
  const t = useTranslations("alerts");
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("rules.title")}</h2>
      <p className={settings["hint"]}>{t("rules.hint")}</p>
      <ul className={classes["kinds"]}>
        {alertKinds.map((kind) => (
          <Kind key={kind} kind={kind} rules={rules.filter((rule) => rule.kind === kind)} desk={desk} now={now} />
        ))}
      </ul>
    </section>
  );
};

const Kind = ({ kind, rules, desk, now }: Props & { readonly kind: AlertKind }) => {
  const t = useTranslations("alerts");
  return (
    <li className={classes["kind"]} data-rule-kind={kind}>
      <div className={classes["kindHead"]}>
        <h3>{t(`kind.${kind}`)}</h3>
        <AddRule kind={kind} desk={desk} isFirst={rules.length === 0} />
      </div>
      <p className="ink3">{t(`about.${kind}`)}</p>
      {rules.map((rule) => (
        <Rule key={rule.id} rule={rule} desk={desk} now={now} />
      ))}
    </li>
  );
};

const Rule = ({ rule, desk, now }: { readonly rule: RuleView; readonly desk: RuleDesk; readonly now: Date }) => {
  const t = useTranslations("alerts.rules");
  return (
    <div className={classes["rule"]} data-on={rule.isOn || undefined}>
      <div className={classes["ruleWords"]}>
        <span className="mid">{rule.brand?.name ?? t("everyBrand")}</span>
        <SeverityMark severity={rule.severity} />
        <span className="ink3 small">
          {t("toChannels", { count: rule.channelIds.length })} ·{" "}
          {rule.lastOpenedAt === null
            ? t("never")
            : t.rich("lastOpened", { moment: () => <Moment key="at" at={rule.lastOpenedAt ?? ""} zone={desk.zone} now={now} /> })}
        </span>
      </div>
      <RuleActs rule={rule} desk={desk} />
    </div>
  );
};
