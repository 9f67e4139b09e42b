const tick = { fill: "var(--ink-3)", fontSize: 11 } as const;

/** Of upright bars: hairlines across, what the bars are called below, counts to the left. */
export const upright = {
  margin: { top: 18, right: 0, bottom: 0, left: 0 },
  grid: { vertical: false, stroke: "var(--line)" },
  names: { tickLine: false, axisLine: { stroke: "var(--line)" }, tick, interval: "equidistantPreserveStart", height: 22 },
  counts: { width: 34, tickLine: false, axisLine: false, allowDecimals: false, tick, tickCount: 4 },
} as const;
