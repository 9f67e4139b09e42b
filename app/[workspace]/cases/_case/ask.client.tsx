"use client";

import { NumberInput, Popover, Select, Textarea, TextInput } from "@mantine/core";
import { useState, type ReactNode, type SyntheticEvent } from "react";

import { Button } from "../../../_ui/controls/button";
import { FormButtons } from "../../../_ui/controls/form-parts";
import classes from "./case.module.css";

/** One thing that is asked for. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly kind: "line" | "words" | "date" | "time" | "moment" | "number" | "choice";
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly isOptional?: boolean;
};
export type Answers = (name: string) => string;

type FormProps = {
  readonly fields: readonly Field[];
  /** What is worth knowing before one sends it. */
  readonly note?: string;
  readonly go: string;
  readonly isBusy: boolean;
  readonly onGo: (answers: Answers) => void;
  /** A window cuts off what hangs out of it; beside a button a list outside the form would shut it. */
  readonly isInWindow?: boolean;
};

/** A few fields and one button. */
export const AskForm = ({ fields, note, go, isBusy, onGo, isInWindow = false }: FormProps) => {
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const valueOf = (name: string): string => given[name] ?? fields.find((field) => field.name === name)?.initial ?? "";
  const isReady = fields.every(({ name, isOptional }) => isOptional === true || valueOf(name).trim() !== "");
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (isReady) onGo((name) => valueOf(name).trim());
  };
  return (
    <form onSubmit={submit} className={classes["ask"]}>
      {fields.map((field, place) => (
        <FieldInput
          key={field.name}
          field={field}
          value={valueOf(field.name)}
          isFirst={place === 0}
          isInWindow={isInWindow}
          onChange={(value) => setGiven((known) => ({ ...known, [field.name]: value }))}
        />
      ))}
      {note === undefined ? null : <p className="ink3 small">{note}</p>}
      <FormButtons>
        <Button type="submit" look="main" busy={isBusy} disabled={!isReady}>
          {go}
        </Button>
      </FormButtons>
    </form>
  );
};

type InputProps = {
  readonly field: Field;
  readonly value: string;
  readonly isFirst: boolean;
  readonly isInWindow: boolean;
  readonly onChange: (value: string) => void;
};

/** More choices than these are sought by typing. */
const mostUnsought = 8;

const inputTypes = { line: "text", date: "date", time: "time", moment: "datetime-local" } as const;

const FieldInput = ({ field, value, isFirst, isInWindow, onChange }: InputProps) => {
  const { kind, label, options = [] } = field;
  const focus = isFirst ? { "data-autofocus": true } : {};
  switch (kind) {
    case "words":
      return (
        <Textarea
          label={label}
          value={value}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          onChange={(event) => onChange(event.currentTarget.value)}
          {...focus}
        />
      );
    case "choice":
      return (
        <Select
          label={label}
          value={value === "" ? null : value}
          data={options.map((option) => ({ ...option }))}
          allowDeselect={false}
          searchable={options.length > mostUnsought}
          comboboxProps={{ withinPortal: isInWindow }}
          onChange={(chosen) => onChange(chosen ?? "")}
          {...focus}
        />
      );
    case "number":
      return <NumberInput label={label} value={value} min={1} allowDecimal={false} onChange={(next) => onChange(String(next))} {...focus} />;
    case "line":
    case "date":
    case "time":
    case "moment":
      return (
        <TextInput label={label} type={inputTypes[kind]} value={value} maxLength={300} onChange={(event) => onChange(event.currentTarget.value)} {...focus} />
      );
  }
};

type AskProps = FormProps & {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly look?: "plain" | "bare";
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
};

/** A button that asks first, right beside it. */
export const Ask = ({ label, icon, look = "plain", isOpen, onToggle, ...form }: AskProps) => (
  <Popover opened={isOpen} onChange={onToggle} position="bottom-start" width={320} trapFocus returnFocus withinPortal>
    <Popover.Target>
      <Button size="small" look={look} icon={icon} onClick={() => onToggle(!isOpen)}>
        {label}
      </Button>
    </Popover.Target>
    <Popover.Dropdown p={12} aria-label={label}>
      <AskForm {...form} />
    </Popover.Dropdown>
  </Popover>
);
