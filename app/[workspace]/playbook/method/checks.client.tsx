"use client";

import { Checkbox } from "@mantine/core";
import { useId } from "react";

import classes from "../_playbook/playbook.module.css";

type Props<Value extends string> = {
  readonly label: string;
  readonly all: readonly Value[];
  readonly chosen: readonly Value[];
  readonly wordsOf: (value: Value) => string;
  readonly onChange: (chosen: Value[]) => void;
};

/** Some of a closed set. */
export const Checks = <Value extends string>({ label, all, chosen, wordsOf, onChange }: Props<Value>) => {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="ink3">
        {label}
      </p>
      <div className={classes["checks"]}>
        {all.map((value) => (
          <Checkbox
            key={value}
            size="xs"
            label={wordsOf(value)}
            checked={chosen.includes(value)}
            onChange={(event) => onChange(all.filter((known) => (known === value ? event.currentTarget.checked : chosen.includes(known))))}
          />
        ))}
      </div>
    </div>
  );
};
