import {
  IconAdjustmentsHorizontal,
  IconBriefcase,
  IconBulb,
  IconChartPie,
  IconDashboard,
  IconInbox,
  IconMessages,
  IconNotebook,
  IconReportAnalytics,
  IconRss,
  IconUsers,
  type Icon as TablerIcon,
} from "@tabler/icons-react";

import { Icon } from "../../_ui/controls/icon";
import type { NounKey } from "./nouns";

const icons: Readonly<Record<NounKey, TablerIcon>> = {
  inbox: IconInbox,
  overview: IconDashboard,
  cases: IconBriefcase,
  people: IconUsers,
  coverage: IconChartPie,
  suggestions: IconBulb,
  feed: IconMessages,
  reports: IconReportAnalytics,
  playbook: IconNotebook,
  sources: IconRss,
  settings: IconAdjustmentsHorizontal,
};

export const NounIcon = ({ noun, size = 16 }: { readonly noun: NounKey; readonly size?: 16 | 20 }) => <Icon of={icons[noun]} size={size} />;
