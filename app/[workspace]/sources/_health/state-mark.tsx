import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconFileImport,
  IconKey,
  IconPlayerPause,
  IconRefresh,
  IconUnlink,
  IconWebhook,
  type Icon as TablerIcon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import { Icon } from "../../../_ui/controls/icon";
import classes from "./health.module.css";
import type { SourceState } from "./state";

const marks: Readonly<Record<SourceState, { readonly icon: TablerIcon; readonly tint: "good" | "warn" | "bad" | "calm" }>> = {
  well: { icon: IconCircleCheck, tint: "good" },
  new: { icon: IconClock, tint: "calm" },
  trying: { icon: IconRefresh, tint: "warn" },
  ill: { icon: IconAlertTriangle, tint: "bad" },
  paused: { icon: IconPlayerPause, tint: "calm" },
  reconnect: { icon: IconKey, tint: "bad" },
  gone: { icon: IconUnlink, tint: "bad" },
  listening: { icon: IconWebhook, tint: "good" },
  imported: { icon: IconFileImport, tint: "calm" },
};

/** How a source is: a sign and the word for it. */
export const StateMark = ({ state }: { readonly state: SourceState }) => {
  const t = useTranslations("sources.state");
  const { icon, tint } = marks[state];
  return (
    <span className={classes["state"]} data-tint={tint}>
      <Icon of={icon} />
      <span>{t(state)}</span>
    </span>
  );
};
