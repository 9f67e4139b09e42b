"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { ExcludableReason } from "#lib/playbook/model";
import { changedTerms, inZone, type SaidTerms } from "#lib/playbook/sla-model";
import type { BrandView } from "#lib/sources/brand-model";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import classes from "../_settings/settings.module.css";
import { changeBrand, leaveOut, promise } from "../actions";
import type { BrandSource } from "./exceptions.client";
import { NeedsNoAnswer } from "./needs-no-answer.client";
import { TermsFields } from "./terms-fields.client";

type Props = {
  readonly workspace: string;
  readonly brand: BrandView;
  readonly terms: SaidTerms;
  readonly excludes: readonly ExcludableReason[];
  readonly zones: readonly string[];
  readonly sources: readonly BrandSource[];
  readonly canManage: boolean;
};

const done = { ok: true, value: undefined } as const;

/** A brand's own settings, by when it promises to answer, and what it leaves unanswered. */
export const BrandForm = ({ workspace, brand, terms, excludes, zones, sources, canManage }: Props) => {
  const t = useTranslations("settings.brands");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [name, setName] = useState(brand.name);
  const [names, setNames] = useState(brand.names.join(", "));
  const [zone, setZone] = useState(brand.zone);
  const [assignment, setAssignment] = useState(brand.assignment);
  const [wanted, setWanted] = useState(terms);
  const [excluded, setExcluded] = useState(excludes);
  const isPolicyChanged = excluded.join() !== excludes.join();
  // Hours are kept by the clock of the zone they were promised in.
  const isPromiseChanged = changedTerms(inZone(terms, brand.zone), inZone(wanted, zone)).length > 0;
  const isBrandChanged = name !== brand.name || names !== brand.names.join(", ") || zone !== brand.zone || assignment !== brand.assignment;

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const list = names
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    run(
      async () => {
        const on = { workspace, brandId: brand.id };
        const changed = isBrandChanged ? await changeBrand({ ...on, name, names: list, zone, assignment }) : done;
        if (!changed.ok) return changed;
        const promised = isPromiseChanged ? await promise({ ...on, ...wanted }) : done;
        if (!promised.ok) return promised;
        return isPolicyChanged ? leaveOut({ ...on, excludes: [...excluded] }) : done;
      },
      () => {
        router.refresh();
        showToast({ text: t("saved", { name }) });
      },
    );
  };
  return (
    <form className={classes["brand"]} onSubmit={submit} aria-label={brand.name}>
      <div className={classes["head"]}>
        <h2>{brand.name}</h2>
        <span className="grow" />
        {canManage ? (
          <Button type="submit" size="small" busy={isBusy} disabled={!isBrandChanged && !isPromiseChanged && !isPolicyChanged}>
            {common("save")}
          </Button>
        ) : null}
      </div>
      <fieldset disabled={!canManage} className={classes["grid"]}>
        <TextInput label={t("name")} value={name} required withAsterisk={false} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />
        <div className={classes["wide"]}>
          <TextInput
            label={t("names")}
            description={t("namesHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={names}
            onChange={(event) => setNames(event.currentTarget.value)}
          />
        </div>
        <NativeSelect label={t("zone")} value={zone} data={[...zones]} onChange={(event) => setZone(event.currentTarget.value)} />
        <div className={classes["wide"]}>
          <NativeSelect
            label={t("assignment")}
            value={assignment}
            onChange={(event) => setAssignment(event.currentTarget.value === "round-robin" ? "round-robin" : "by-hand")}
            data={(["by-hand", "round-robin"] as const).map((value) => ({ value, label: t(`assignments.${value}`) }))}
          />
        </div>
        <TermsFields terms={wanted} zone={zone} sources={sources} onChange={setWanted} />
        <NeedsNoAnswer excluded={excluded} onChange={setExcluded} />
      </fieldset>
      <FormFailure>{failure}</FormFailure>
    </form>
  );
};
