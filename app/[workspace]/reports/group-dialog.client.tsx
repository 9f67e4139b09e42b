"use client";

import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";

import { locales, type Locale } from "#lib/auth/actor";
import type { GroupView } from "#lib/reports/model";

import { Button } from "../../_ui/controls/button";
import { FormDialog } from "../../_ui/controls/form-dialog.client";
import { useAct } from "../../_ui/controls/use-act.client";
import { add, change } from "./actions";
import classes from "./reports.module.css";

/** What a group can be made of. */
export type Choices = {
  readonly zones: readonly string[];
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  /** The workspace's and the member's own, for a new one. */
  readonly zone: string;
  readonly locale: Locale;
};

/** A button that opens the form for a new group. */
export const AddGroup = ({ workspace, choices }: { readonly workspace: string; readonly choices: Choices }) => {
  const t = useTranslations("reports.groups");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      {isOpen ? <GroupDialog workspace={workspace} choices={choices} group={null} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

type Props = { readonly workspace: string; readonly choices: Choices; readonly group: GroupView | null; readonly onClose: () => void };

const fieldsOf = (group: GroupView | null, { zone, locale }: Choices) => ({
  name: group?.name ?? "",
  addresses: (group?.recipients ?? [])
    .filter(({ hasLeft }) => !hasLeft)
    .map(({ address }) => address)
    .join("\n"),
  locale: group?.locale ?? locale,
  zone: group?.zone ?? zone,
  weekday: group?.weekday ?? 1,
  hour: group?.hour ?? 8,
  brandIds: group?.brandIds ?? [],
});
type Fields = ReturnType<typeof fieldsOf>;

/** Who is sent the week, when, and of which brands. */
export const GroupDialog = ({ workspace, choices, group, onClose }: Props) => {
  const t = useTranslations("reports.groups");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [fields, setFields] = useState(fieldsOf(group, choices));
  const set = (changed: Partial<Fields>): void => setFields({ ...fields, ...changed });
  const input = { workspace, ...fields, brandIds: [...fields.brandIds] };
  return (
    <FormDialog
      title={t(group === null ? "add" : "editTitle")}
      go={t("save")}
      isReady={fields.name.trim() !== "" && fields.addresses.trim() !== ""}
      isBusy={isBusy}
      failure={failure}
      onClose={onClose}
      onGo={() =>
        run<unknown>(
          () => (group === null ? add(input) : change({ ...input, groupId: group.id })),
          () => {
            router.refresh();
            onClose();
          },
        )
      }
    >
      <div className={classes["fields"]}>
        <div className={classes["wide"]}>
          <TextInput label={t("name")} value={fields.name} maxLength={100} data-autofocus onChange={(event) => set({ name: event.currentTarget.value })} />
        </div>
        <div className={classes["wide"]}>
          <Textarea
            label={t("addresses")}
            description={t("addressesHint")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autosize
            minRows={2}
            maxRows={8}
            value={fields.addresses}
            onChange={(event) => set({ addresses: event.currentTarget.value })}
          />
        </div>
        <When fields={fields} zones={choices.zones} set={set} />
        <div className={classes["wide"]}>
          <fieldset>
            <legend className="ink2">{t("brands")}</legend>
            <div className={classes["brands"]}>
              <Checkbox size="xs" label={t("allBrands")} checked={fields.brandIds.length === 0} onChange={() => set({ brandIds: [] })} />
              {choices.brands.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  size="xs"
                  label={name}
                  checked={fields.brandIds.includes(id)}
                  onChange={(event) => set({ brandIds: event.currentTarget.checked ? [...fields.brandIds, id] : fields.brandIds.filter((one) => one !== id) })}
                />
              ))}
            </div>
          </fieldset>
        </div>
      </div>
    </FormDialog>
  );
};

type WhenProps = { readonly fields: Fields; readonly zones: readonly string[]; readonly set: (changed: Partial<Fields>) => void };

const When = ({ fields, zones, set }: WhenProps) => {
  const t = useTranslations("reports.groups");
  const format = useFormatter();
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    value: String(weekday),
    label: format.dateTime(new Date(Date.UTC(2024, 0, weekday)), { weekday: "long", timeZone: "UTC" }),
  }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, "0")}:00` }));
  return (
    <>
      <NativeSelect label={t("weekday")} data={days} value={String(fields.weekday)} onChange={(event) => set({ weekday: Number(event.currentTarget.value) })} />
      <NativeSelect label={t("hour")} data={hours} value={String(fields.hour)} onChange={(event) => set({ hour: Number(event.currentTarget.value) })} />
      <NativeSelect
        label={t("zone")}
        data={zones.includes(fields.zone) ? [...zones] : [fields.zone, ...zones]}
        value={fields.zone}
        onChange={(event) => set({ zone: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("locale")}
        data={locales.map((value) => ({ value, label: t(`language.${value}`) }))}
        value={fields.locale}
        onChange={(event) => set({ locale: locales.find((one) => one === event.currentTarget.value) ?? fields.locale })}
      />
    </>
  );
};
