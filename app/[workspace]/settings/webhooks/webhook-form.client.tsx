"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { WebhookType, WebhookView } from "#lib/webhooks/model";

import { Button } from "../../../_ui/controls/button";
import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { Fields } from "../../../_ui/controls/form-parts";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import { add, change } from "./actions";
import classes from "./webhooks.module.css";

type Types = readonly WebhookType[];
type Terms = Pick<WebhookView, "url" | "events" | "withText">;
type AddProps = { readonly workspace: string; /** All there are. */ readonly types: Types };

/** Adds an address; its secret is shown where the form was. */
export const AddWebhook = ({ workspace, types }: AddProps) => {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<{ readonly host: string; readonly secret: string } | null>(null);
  const submit = (terms: Terms): void =>
    run(
      () => add({ workspace, ...terms, events: [...terms.events] }),
      ({ secret }) => {
        setMade({ host: new URL(terms.url).host, secret });
        setOpen(false);
        router.refresh();
      },
    );
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      {made ? <ShownOnce key={made.secret} label={t("secretOnce", { host: made.host })} value={made.secret} /> : null}
      {isOpen ? (
        <TermsForm
          title={t("addTitle")}
          go={t("add")}
          types={types}
          terms={{ url: "", events: ["item.waiting"], withText: false }}
          {...{ isBusy, failure }}
          onGo={submit}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};

type ChangeProps = AddProps & { readonly webhook: WebhookView; readonly onClose: () => void };

/** Another address, other events. */
export const ChangeWebhook = ({ workspace, types, webhook, onClose }: ChangeProps) => {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const submit = (terms: Terms): void =>
    run(
      () => change({ workspace, webhookId: webhook.id, ...terms, events: [...terms.events] }),
      () => {
        onClose();
        router.refresh();
      },
    );
  return <TermsForm title={t("changeTitle")} go={t("save")} types={types} terms={webhook} {...{ isBusy, failure, onClose }} onGo={submit} />;
};

type FormProps = {
  readonly title: string;
  readonly go: string;
  readonly types: Types;
  readonly terms: Terms;
  readonly isBusy: boolean;
  readonly failure: string | null;
  readonly onGo: (terms: Terms) => void;
  readonly onClose: () => void;
};

const TermsForm = ({ types, terms, onGo, ...dialog }: FormProps) => {
  const t = useTranslations("webhooks");
  const [url, setUrl] = useState(terms.url);
  const [events, setEvents] = useState<Types>(terms.events);
  const [withText, setWithText] = useState(terms.withText);
  return (
    <FormDialog {...dialog} isReady={URL.canParse(url) && events.length > 0} onGo={() => onGo({ url, events, withText })}>
      <Fields>
        <TextInput
          label={t("url")}
          type="url"
          placeholder={t("urlExample")}
          maxLength={2_000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value.trim())}
          autoComplete="off"
          data-autofocus
        />
        <Checkbox.Group label={t("events")} value={[...events]} onChange={(chosen) => setEvents(types.filter((type) => chosen.includes(type)))}>
          <div className={classes["events"]}>
            {types.map((type) => (
              <Checkbox key={type} size="xs" value={type} label={t(`type.${type}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <div>
          <Checkbox size="xs" label={t("withText")} checked={withText} onChange={(event) => setWithText(event.currentTarget.checked)} />
          <p className={classes["under"]}>{t("withTextHint")}</p>
        </div>
      </Fields>
    </FormDialog>
  );
};
