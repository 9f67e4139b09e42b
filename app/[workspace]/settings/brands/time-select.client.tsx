"use client";

import { NativeSelect, type NativeSelectProps } from "@mantine/core";

import { useSpan } from "../../../_ui/time/use-span";

type Props = Pick<NativeSelectProps, "label"> & { readonly minutes: number; readonly onChange: (minutes: number) => void };

const hour = 60;
const steps = [15, 30, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, 24 * hour, 48 * hour, 72 * hour, 168 * hour, 720 * hour];

/** Within what time an answer is promised: the usual ones, and the one that is promised where it is none of them. */
export const TimeSelect = ({ label, minutes, onChange }: Props) => {
  const span = useSpan();
  const offered = steps.includes(minutes) ? steps : [...steps, minutes].toSorted((one, other) => one - other);
  return (
    <NativeSelect
      label={label}
      value={String(minutes)}
      data={offered.map((step) => ({ value: String(step), label: span(step * 60_000) }))}
      onChange={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
};
