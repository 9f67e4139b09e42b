"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import { Button, ButtonLink } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import { CallbackForm } from "../_health/callback-form.client";
import { addPush } from "../actions";
import classes from "./add.module.css";
import { useBrandChoice, type BrandOffer } from "./brand-choice.client";

type Props = { readonly workspace: string; readonly choice: BrandOffer; readonly address: string };

/** A door for signed messages: its address and secret, and a first message to try it with. */
export const AddPush = ({ workspace, choice, address }: Props) => {
  const t = useTranslations("imports");
  const s = useTranslations("sources");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const brand = useBrandChoice(workspace, choice);
  const [name, setName] = useState("");
  const [made, setMade] = useState<{ readonly sourceId: string; readonly secret: string } | null>(null);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(() => brand.withBrand((brandId) => addPush({ workspace, brandId, name })), setMade);
  };
  if (made) {
    const url = `${address}/api/webhooks/${made.sourceId}`;
    return (
      <>
        <ShownOnce label={t("push.address")} value={url} />
        <ShownOnce label={t("push.secret")} value={made.secret} />
        <h2 className={classes["sub"]}>{t("push.example")}</h2>
        <pre className={classes["code"]}>{exampleOf({ url, secret: made.secret, text: t("push.exampleText"), author: t("push.exampleAuthor") })}</pre>
        <h2 className={classes["sub"]}>{s("callback.title")}</h2>
        <CallbackForm workspace={workspace} sourceId={made.sourceId} callback={{ url: "", can: [] }} />
        <FormButtons>
          <ButtonLink href={`/${workspace}/sources/${made.sourceId}`}>{t("push.toSource")}</ButtonLink>
        </FormButtons>
      </>
    );
  }
  return (
    <form onSubmit={submit}>
      <p className={classes["hint"]}>{t("push.hint")}</p>
      <div className={classes["fields"]}>
        <TextInput label={t("name")} required withAsterisk={false} maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        {brand.field}
      </div>
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button type="submit" look="main" busy={isBusy} disabled={!brand.isReady}>
          {t("push.make")}
        </Button>
      </FormButtons>
    </form>
  );
};

type Example = { readonly url: string; readonly secret: string; readonly text: string; readonly author: string };

/** Signs with openssl after Standard Webhooks: the key is what stands behind `whsec_`, in base64. */
const exampleOf = ({ url, secret, text, author }: Example): string => {
  const body = JSON.stringify({ external_id: "first-1", text, author_name: author, created_at: "__NOW__" });
  return [
    `body='${body.replaceAll("'", "’").replace("__NOW__", `'"$(date -u +%FT%TZ)"'`)}'`,
    `id="msg_$(date +%s)"; at="$(date +%s)"`,
    `key="$(printf %s '${secret.replace(/^whsec_/u, "")}' | base64 -d | od -An -tx1 | tr -d ' \\n')"`,
    `sign="$(printf %s "$id.$at.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$key -binary | base64)"`,
    `curl -X POST '${url}' -H 'content-type: application/json' \\`,
    `  -H "webhook-id: $id" -H "webhook-timestamp: $at" -H "webhook-signature: v1,$sign" --data "$body"`,
  ].join("\n");
};
