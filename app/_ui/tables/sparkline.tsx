type Props = {
  readonly values: readonly number[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
};

/** One thin bar an hour; hours with nothing keep a hair of line, so that silence can be seen. */
export const Sparkline = ({ values, label, width = 96, height = 20 }: Props) => {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      {values.map((value, index) => {
        const tall = value === 0 ? 1 : Math.max(2, (value / most) * height);
        return (
          <rect
            key={index}
            x={index * step + 0.5}
            y={height - tall}
            width={Math.max(1, step - 1)}
            height={tall}
            rx="0.5"
            fill={value === 0 ? "var(--line-strong)" : "var(--ink-3)"}
          />
        );
      })}
    </svg>
  );
};
