"use client";

import { TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { SourceError, SourceProbe } from "#lib/sources/model";

import { Button } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { SkeletonRows } from "../../../_ui/controls/skeleton";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { CredentialFields } from "../_health/credential-fields.client";
import { isFilledIn, type Credential } from "../_health/credential-form";
import { useSourceErrorWords } from "../_health/error-words";
import { probe as probeAction, add } from "../actions";
import classes from "./add.module.css";
import { useBrandChoice, type BrandOffer } from "./brand-choice.client";
import { Found } from "./found.client";

type Props = { readonly workspace: string; readonly choice: BrandOffer; readonly now: string };

type Platform = SourceProbe["platform"];
type RefusedLink = { readonly words: string; readonly wantsCredential: boolean };

const nobody: Credential = {};
const given = (platform: Platform, credential: Credential): { readonly secret?: Record<string, string> } =>
  isFilledIn(platform, credential) ? { secret: { ...credential } } : {};

/** Whose pages are shut: a server that tells strangers nothing is known by what it says. */
const behind = ({ params }: SourceError): Platform => (params["platform"] === "mastodon" ? "mastodon" : "wordpress");

const lacksCredential = (probe: SourceProbe, credential: Credential): boolean => probe.credential === "required" && !isFilledIn(probe.platform, credential);

/** A link, what it turned out to be, and the brand it belongs to: nothing is saved before the last button. */
export const AddLink = ({ workspace, choice, now }: Props) => {
  const t = useTranslations("imports");
  const errorWords = useSourceErrorWords();
  const router = useRouter();
  const looking = useAct({ failAs: "words" });
  const saving = useAct({ failAs: "words" });
  const brand = useBrandChoice(workspace, choice);
  const [url, setUrl] = useState("");
  const [credential, setCredential] = useState(nobody);
  const [name, setName] = useState("");
  const [found, setFound] = useState<SourceProbe | null>(null);
  const [refused, setRefused] = useState<RefusedLink | null>(null);
  // Until a link has told, what keeps its pages shut is a WordPress site.
  const [platform, setPlatform] = useState<Platform>("wordpress");

  const look = (event?: SyntheticEvent<HTMLFormElement>): void => {
    event?.preventDefault();
    setRefused(null);
    looking.run(
      () => probeAction({ workspace, url: withScheme(url), ...given(platform, credential) }),
      (outcome) => {
        if (outcome.kind === "refused") {
          setFound(null);
          setRefused({ words: errorWords(outcome.error), wantsCredential: outcome.error.kind === "credentials" });
          setPlatform(behind(outcome.error));
          return;
        }
        setFound(outcome.probe);
        setPlatform(outcome.probe.platform);
        setName(outcome.probe.title);
      },
    );
  };
  const save = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    saving.run(
      () =>
        brand.withBrand((brandId) =>
          add({ workspace, brandId, url: withScheme(url), name: name.trim() === "" ? undefined : name, ...given(platform, credential) }),
        ),
      (outcome) => {
        if (outcome.kind === "refused") {
          setRefused({ words: errorWords(outcome.error), wantsCredential: outcome.error.kind === "credentials" });
          return;
        }
        showToast({ text: t("added", { name }) });
        router.push(`/${workspace}/sources`);
      },
    );
  };
  const shown = looking.isBusy ? null : found;
  return (
    <>
      <form onSubmit={look}>
        <div className={classes["line"]}>
          <TextInput
            label={t("link.label")}
            type="text"
            inputMode="url"
            placeholder="https://"
            required
            withAsterisk={false}
            autoFocus
            maxLength={2000}
            value={url}
            onChange={(event) => {
              setUrl(event.currentTarget.value);
              setCredential(nobody);
              setPlatform("wordpress");
              setFound(null);
              setRefused(null);
            }}
          />
          <Button type="submit" busy={looking.isBusy} look={found ? "plain" : "main"}>
            {t("link.look")}
          </Button>
        </div>
        <p className={classes["under"]}>{t("link.hint")}</p>
      </form>
      <FormFailure>{looking.failure ?? refused?.words ?? null}</FormFailure>
      {looking.isBusy ? (
        <div className={classes["found"]}>
          <SkeletonRows count={5} label={t("link.looking", { host: url })} />
        </div>
      ) : null}
      {refused?.wantsCredential && !found ? (
        <form onSubmit={look} className={classes["fields"]}>
          <p className={classes["wide"]}>{t("link.credentialRequired")}</p>
          <CredentialFields platform={platform} value={credential} onChange={setCredential} isRequired />
          <FormButtons>
            <Button type="submit" busy={looking.isBusy}>
              {t("link.tryCredential")}
            </Button>
          </FormButtons>
        </form>
      ) : null}
      {shown ? <Found workspace={workspace} probe={shown} now={now} /> : null}
      {shown?.watchedBy === null ? (
        <form onSubmit={save}>
          <div className={classes["fields"]}>
            <TextInput label={t("name")} required withAsterisk={false} maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            {brand.field}
            {shown.credential === "none" ? null : <FoundCredential probe={shown} value={credential} onChange={setCredential} onTry={() => look()} />}
          </div>
          <FormFailure>{saving.failure}</FormFailure>
          <FormButtons>
            <Button type="submit" look="main" busy={saving.isBusy} disabled={!brand.isReady || lacksCredential(shown, credential)}>
              {t("save")}
            </Button>
          </FormButtons>
        </form>
      ) : null}
    </>
  );
};

type FoundCredentialProps = {
  readonly probe: SourceProbe;
  readonly value: Credential;
  readonly onChange: (credential: Credential) => void;
  readonly onTry: () => void;
};

const FoundCredential = ({ probe: { platform, credential }, value, onChange, onTry }: FoundCredentialProps) => {
  const t = useTranslations("imports");
  return (
    <>
      <p className={classes["wide"]}>{t(credential === "required" ? "link.credentialFirst" : optionalWords(platform))}</p>
      <CredentialFields platform={platform} value={value} onChange={onChange} isRequired={credential === "required"} />
      {isFilledIn(platform, value) ? (
        <p className={classes["wide"]}>
          <Button onClick={onTry}>{t("link.tryCredential")}</Button>
        </p>
      ) : null}
    </>
  );
};

const optionalWords = (platform: Platform) => (platform === "mastodon" ? "link.tokenOptional" : "link.credentialOptional");

/** People paste addresses without their beginning. */
const withScheme = (typed: string): string => (/^[a-z][a-z0-9+.-]*:\/\//iu.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`);
