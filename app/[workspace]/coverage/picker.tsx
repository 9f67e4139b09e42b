import { NativeSelect, TextInput } from "@mantine/core";
import Form from "next/form";
import { useTranslations } from "next-intl";

import { addDays } from "#lib/core/time";
import { comparisons } from "#lib/coverage/range-model";
import type { DayRange } from "#lib/coverage/span-model";
import type { SourceHealth } from "#lib/sources/model";

import { Button } from "../../_ui/controls/button";
import { Choice, Choices } from "../../_ui/controls/choices";
import { presetAddress, presets, spanWord, wantedRange, type CoverageSearch } from "./address";
import classes from "./coverage.module.css";

type Props = {
  readonly workspace: string;
  readonly search: CoverageSearch;
  /** The days that are shown. */ readonly range: DayRange;
  readonly sources: readonly SourceHealth[];
};

/** Which days, of which source, compared with what: the last so many days at once, everything else by a form that writes the address. */
export const Picker = ({ workspace, search, range, sources }: Props) => {
  const t = useTranslations("coverage.range");
  const isNamed = "from" in wantedRange(search);
  const shown = { from: range.from, until: addDays(range.to, -1) };
  return (
    <div className={classes["picker"]}>
      <Choices label={t("label")}>
        {presets.map((days) => (
          <Choice key={days} href={presetAddress(workspace, search, days)} isOn={!isNamed && days === search.days}>
            {t(`d${days}`)}
          </Choice>
        ))}
      </Choices>
      <Form key={JSON.stringify(search)} action={`/${workspace}/coverage`} className={classes["form"]}>
        {search.brand === undefined ? null : <input type="hidden" name="brand" value={search.brand} />}
        <input type="hidden" name="days" value={search.days} />
        {isNamed ? null : <input type="hidden" name="filled" value={spanWord(shown)} />}
        <TextInput type="date" size="xs" name="from" aria-label={t("from")} defaultValue={shown.from} />
        <span aria-hidden>–</span>
        <TextInput type="date" size="xs" name="until" aria-label={t("until")} defaultValue={shown.until} />
        <NativeSelect
          size="xs"
          name="source"
          aria-label={t("source")}
          defaultValue={search.source}
          data={[{ value: "", label: t("allSources") }, ...sources.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <NativeSelect
          size="xs"
          name="compare"
          aria-label={t("compare")}
          defaultValue={search.compare}
          data={comparisons.map((compare) => ({ value: compare, label: t(`with.${compare}`) }))}
        />
        <Button type="submit">{t("show")}</Button>
      </Form>
    </div>
  );
};
