import type { ReactNode } from "react";

import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import settings from "../_settings/settings.module.css";

type Words = { readonly title: string; readonly hint: string; readonly none: string; readonly noneHint: string };

type Props = {
  readonly say: (key: keyof Words) => string;
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
  /** The rows, each beginning with its word; none where nothing is known yet. */
  readonly children: readonly ReactNode[];
};

/** Words as rows, with what is to be known of each, or why there are none yet. */
export const WordTable = ({ say, columns, children }: Props) => (
  <section className={settings["section"]}>
    <h2 className={settings["head"]}>{say("title")}</h2>
    {children.length === 0 ? (
      <EmptyState place="list" title={say("none")}>
        {say("noneHint")}
      </EmptyState>
    ) : (
      <>
        <p className={settings["hint"]}>{say("hint")}</p>
        <Table
          label={say("title")}
          head={columns.map(({ title, isNumber }) => (
            <th key={title} scope="col" data-right={isNumber || undefined}>
              {title}
            </th>
          ))}
        >
          {children}
        </Table>
      </>
    )}
  </section>
);

/** A word as it is written, whatever its script. */
export const WordCell = ({ children }: { readonly children: string }) => (
  <td className="mid" dir="auto">
    {children}
  </td>
);
