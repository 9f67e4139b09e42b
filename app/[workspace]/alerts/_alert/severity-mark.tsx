import { IconAlertTriangle, IconBellRinging, IconInfoCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import type { Severity } from "#lib/alerts/model/terms";

import { Chip } from "../../../_ui/controls/chip";

/** How bad it is: a shape first, a colour second. */
export const SeverityMark = ({ severity }: { readonly severity: Severity }) => {
  const t = useTranslations("alerts.severity");
  const { Drawing, tint } = looks[severity];
  return (
    <Chip tint={tint} icon={<Drawing size={12} stroke={1.75} aria-hidden />}>
      {t(severity)}
    </Chip>
  );
};

const looks = {
  notice: { Drawing: IconInfoCircle, tint: "plain" },
  warning: { Drawing: IconBellRinging, tint: "warn" },
  critical: { Drawing: IconAlertTriangle, tint: "negative" },
} as const;
