"use client";

import { Popover, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import { Button } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { Icon } from "../../../_ui/controls/icon";
import { useAct } from "../../../_ui/controls/use-act.client";
import { createBrand } from "../actions";

/** A name is enough; the rest has its defaults and can be changed below. */
export const AddBrand = ({ workspace, zone }: { readonly workspace: string; readonly zone: string }) => {
  const t = useTranslations("settings.brands");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => createBrand({ workspace, name, zone }),
      () => {
        setOpen(false);
        setName("");
        router.refresh();
      },
    );
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button icon={<Icon of={IconPlus} />} onClick={() => setOpen((open) => !open)}>
          {t("add")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <form onSubmit={submit}>
          <TextInput
            label={t("name")}
            required
            withAsterisk={false}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <FormFailure>{failure}</FormFailure>
          <FormButtons>
            <Button type="submit" look="main" busy={isBusy}>
              {t("add")}
            </Button>
          </FormButtons>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
