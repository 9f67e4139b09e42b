"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { ImportPreview } from "#lib/connectors/import/preview";

import { Button } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { Table } from "../../../_ui/tables/table";
import classes from "./add.module.css";

export type Preview = ImportPreview;
/** What a column can be, and the zones to choose from. */
export type PreviewRules = { readonly fields: readonly string[]; readonly zones: readonly string[] };
export type Plan = Pick<ImportPreview, "format" | "encoding" | "delimiter" | "mapping"> & { readonly zone: string | null };

type Props = {
  readonly preview: Preview;
  readonly rules: PreviewRules;
  readonly zone: string;
  readonly isBusy: boolean;
  readonly failure: string | null;
  /** Reads the beginning of the file again, in other letters. */
  readonly onEncoding: (encoding: Preview["encoding"]) => void;
  readonly onStart: (plan: Plan) => void;
};

const encodings = ["utf-8", "utf-16le", "windows-1251", "windows-1252"] as const satisfies readonly ImportPreview["encoding"][];
const fatal = ["empty", "json-array", "json-broken"];

/** How a file will be read: what each column is, which letters, which zone; the first rows as proof. */
export const PreviewForm = ({ preview, rules, zone: ownZone, isBusy, failure, onEncoding, onStart }: Props) => {
  const t = useTranslations("imports");
  const [mapping, setMapping] = useState<Readonly<Record<string, number>>>({ ...preview.mapping });
  const [zone, setZone] = useState(ownZone);
  const isCsv = preview.format === "csv";
  const problems = preview.problems.filter(
    (problem) => !((problem === "no-text-column" && mapping["text"] !== undefined) || (problem === "no-date-column" && mapping["created_at"] !== undefined)),
  );
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onStart({ format: preview.format, encoding: preview.encoding, delimiter: preview.delimiter, mapping, zone: preview.needsZone ? zone : null });
  };
  const assign = (column: number, field: string): void => {
    const others = Object.entries(mapping).filter(([known, place]) => place !== column && known !== field);
    setMapping(Object.fromEntries(field === "" ? others : [...others, [field, column]]));
  };
  return (
    <form onSubmit={submit}>
      <h2>{t("file.look")}</h2>
      {problems.map((problem) => (
        <p key={problem} className={classes["problem"]}>
          {t(`problem.${problem}`)}
        </p>
      ))}
      <div className={classes["columns"]}>
        <Table
          label={t("file.columns")}
          head={preview.columns.map((column, place) => (
            <th key={place} scope="col">
              {column}
              {isCsv ? (
                <NativeSelect
                  aria-label={column}
                  size="xs"
                  value={Object.entries(mapping).find(([, at]) => at === place)?.[0] ?? ""}
                  onChange={(event) => assign(place, event.currentTarget.value)}
                  data={[{ value: "", label: t("file.notUsed") }, ...rules.fields.map((field) => ({ value: field, label: t(`file.field.${field}`) }))]}
                />
              ) : null}
            </th>
          ))}
        >
          {preview.sample.map((row, place) => (
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={column}>
                  <div className={classes["sample"]} title={cell}>
                    {cell}
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </Table>
      </div>
      <div className={classes["fields"]}>
        <NativeSelect
          label={t("file.encoding")}
          value={preview.encoding}
          disabled={isBusy}
          onChange={(event) => onEncoding(encodings.find((known) => known === event.currentTarget.value) ?? preview.encoding)}
          data={encodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
        />
        {preview.needsZone ? (
          <NativeSelect
            label={t("file.zone")}
            description={t("file.zoneHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={zone}
            onChange={(event) => setZone(event.currentTarget.value)}
            data={[...rules.zones]}
          />
        ) : null}
      </div>
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button type="submit" look="main" busy={isBusy} disabled={preview.problems.some((problem) => fatal.includes(problem)) || problems.length > 0}>
          {t("file.start")}
        </Button>
      </FormButtons>
    </form>
  );
};
