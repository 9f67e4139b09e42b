"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { SentPicture } from "#lib/replies/picture-model";

import { useDesk } from "../desk-context.client";
import classes from "./pictures.module.css";

type Props = { readonly pictures: readonly SentPicture[] };
type Shown = { readonly picture: SentPicture; readonly number: number };

/** What went out beside the words of an answer: small under them, large when asked for. */
export const SentPictures = ({ pictures }: Props) => {
  const t = useTranslations("inbox.pictures");
  const [open, setOpen] = useState<Shown | null>(null);
  if (pictures.length === 0) return null;
  return (
    <>
      <ul className={classes["sent"]} aria-label={t("sent")} data-sent-pictures>
        {pictures.map((picture, at) => (
          <li key={picture.id}>
            {picture.isKept ? <Small picture={picture} number={at + 1} onOpen={setOpen} /> : <LetGo picture={picture} number={at + 1} />}
          </li>
        ))}
      </ul>
      {open ? <Large {...open} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

const Small = ({ picture, number, onOpen }: Shown & { readonly onOpen: (shown: Shown) => void }) => {
  const t = useTranslations("inbox.pictures");
  const { workspace } = useDesk();
  const name = picture.alt === "" ? t("number", { number }) : picture.alt;
  return (
    <button type="button" className={classes["small"]} title={name} aria-haspopup="dialog" onClick={() => onOpen({ picture, number })}>
      <img src={addressOf(workspace, picture)} alt={name} />
    </button>
  );
};

/** The platform still shows it; here only what it shows is left. */
const LetGo = ({ picture: { alt }, number }: Shown) => {
  const t = useTranslations("inbox.pictures");
  return <span className={classes["gone"]}>{alt === "" ? t("letGo", { number }) : t("letGoOf", { alt })}</span>;
};

const Large = ({ picture, number, onClose }: Shown & { readonly onClose: () => void }) => {
  const t = useTranslations("inbox.pictures");
  const { workspace } = useDesk();
  const name = t("number", { number });
  return (
    <Modal opened onClose={onClose} title={name} size="auto">
      <figure className={classes["large"]}>
        <img src={addressOf(workspace, picture)} alt={picture.alt === "" ? name : picture.alt} />
        <figcaption>{picture.alt === "" ? t("noAlt") : picture.alt}</figcaption>
      </figure>
    </Modal>
  );
};

/** The authorised place of a picture's bytes. */
export const addressOf = (workspace: string, { id }: Pick<SentPicture, "id">): string => `/${workspace}/inbox/pictures/${id}`;
