"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import { Button } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { ProgressBar } from "../../../_ui/controls/progress-bar";
import { useAct } from "../../../_ui/controls/use-act.client";
import { addImport, beginImport, lookAtImport, runImport } from "../actions";
import classes from "./add.module.css";
import { useBrandChoice, type BrandOffer } from "./brand-choice.client";
import { PreviewForm, type Plan, type Preview, type PreviewRules } from "./preview-form.client";
import { useBytes } from "./use-bytes";
import { sendFile } from "./send-file";

export type FileRules = PreviewRules & { readonly pieceBytes: number; readonly bytesMax: number };
type Props = {
  readonly workspace: string;
  readonly choice: BrandOffer;
  readonly into: readonly { readonly id: string; readonly name: string }[];
  readonly rules: FileRules;
};

type Sent = { readonly importId: string; readonly preview: Preview };

/** A file of history: sent in pieces, looked at, and read in only after it was confirmed. */
export const AddFile = ({ workspace, choice, into, rules }: Props) => {
  const t = useTranslations("imports");
  const router = useRouter();
  const bytes = useBytes();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const starting = useAct({ failAs: "words" });
  const brand = useBrandChoice(workspace, choice);
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState("");
  const [sourceId, setSourceId] = useState("");
  const [done, setDone] = useState<number | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);

  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!file) return;
    run(
      async () => {
        const place =
          sourceId === "" ? await brand.withBrand((brandId) => addImport({ workspace, brandId, name })) : { ok: true as const, value: { sourceId } };
        if (!place.ok) return place;
        // Kept, so that a second try goes into the same source.
        setSourceId(place.value.sourceId);
        const begun = await beginImport({ workspace, sourceId: place.value.sourceId, fileName: file.name, sizeBytes: file.size });
        if (!begun.ok) return begun;
        const { importId } = begun.value;
        const arrived = await sendFile({ workspace, importId, file, pieceBytes: rules.pieceBytes, onProgress: setDone });
        if (!arrived.ok) return arrived;
        const looked = await lookAtImport({ workspace, importId });
        return looked.ok ? { ok: true as const, value: { importId, preview: looked.value } } : looked;
      },
      (value) => {
        setDone(null);
        setSent(value);
      },
    );
  };
  const start = (plan: Plan): void => {
    if (!sent) return;
    starting.run(
      () => runImport({ workspace, importId: sent.importId, plan }),
      () => router.push(`/${workspace}/sources/imports/${sent.importId}`),
    );
  };
  const decodeAnew = (encoding: Preview["encoding"]): void => {
    if (!sent) return;
    starting.run(
      () => lookAtImport({ workspace, importId: sent.importId, encoding }),
      (preview) => setSent({ ...sent, preview }),
    );
  };
  if (sent) {
    return (
      // Other letters make other columns: what was said of the old ones does not hold.
      <PreviewForm
        key={sent.preview.encoding}
        preview={sent.preview}
        rules={rules}
        zone={choice.zone}
        isBusy={starting.isBusy}
        failure={starting.failure}
        onEncoding={decodeAnew}
        onStart={start}
      />
    );
  }
  return (
    <form onSubmit={send}>
      <p className={classes["hint"]}>{t("file.hint")}</p>
      <div className={classes["choose"]}>
        <input
          id="file"
          type="file"
          accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,text/csv,application/json"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0] ?? null;
            setFile(chosen);
            if (chosen) setName(chosen.name.replace(/\.[^.]+$/u, ""));
          }}
        />
        <label htmlFor="file">{file ? file.name : t("file.choose")}</label>
      </div>
      {file ? <p className={classes["under"]}>{bytes(file.size)}</p> : null}
      <div className={classes["fields"]}>
        {into.length > 0 ? (
          <NativeSelect
            label={t("file.into")}
            value={sourceId}
            onChange={(event) => setSourceId(event.currentTarget.value)}
            data={[{ value: "", label: t("file.newSource") }, ...into.map(({ id, name: label }) => ({ value: id, label }))]}
          />
        ) : null}
        {sourceId === "" ? (
          <>
            <TextInput label={t("name")} required withAsterisk={false} maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            {brand.field}
          </>
        ) : null}
      </div>
      <FormFailure>{file && file.size > rules.bytesMax ? t("file.tooLarge", { max: bytes(rules.bytesMax) }) : failure}</FormFailure>
      {isBusy && file && done !== null ? (
        <div className={classes["sub"]} role="status">
          <div className={classes["bar"]}>
            <ProgressBar share={done / file.size} label={t("file.send")} />
          </div>
          <p className="ink2">{t("file.uploading", { name: file.name, done: bytes(done), all: bytes(file.size) })}</p>
        </div>
      ) : null}
      <FormButtons>
        <Button
          type="submit"
          look="main"
          busy={isBusy}
          disabled={!file || file.size === 0 || file.size > rules.bytesMax || (sourceId === "" && !brand.isReady)}
        >
          {t("file.send")}
        </Button>
      </FormButtons>
    </form>
  );
};
