/** Every file of messages/<locale>/; its name is the namespace. A test holds this list and the folder together. */
export const areas = [
  "alerts",
  "api",
  "cases",
  "common",
  "conduct",
  "coverage",
  "errors",
  "exports",
  "feed",
  "imports",
  "inbox",
  "notices",
  "overview",
  "people",
  "playbook",
  "public",
  "reports",
  "settings",
  "shell",
  "sourceErrors",
  "sources",
  "suggestions",
  "tags",
  "time",
  "webhooks",
] as const;
export type Area = (typeof areas)[number];

/** What every page's client components may speak without asking. */
export const sharedAreas = ["common", "errors", "notices", "shell", "tags", "time"] as const satisfies readonly Area[];
