"use client";

import { IconPhoto } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";

import classes from "../composer.module.css";
import type { Pictures } from "./use-pictures.client";

/** Picks pictures from the disk. */
export const AttachButton = ({ pictures }: { readonly pictures: Pictures }) => {
  const t = useTranslations("inbox.pictures");
  const picker = useRef<HTMLInputElement>(null);
  const { countMax, types } = pictures.terms;
  const isFull = pictures.pictures.length >= countMax;
  const label = isFull ? t("full", { count: countMax }) : t("add");
  return (
    <>
      <button
        type="button"
        className={classes["look"]}
        aria-label={label}
        title={label}
        aria-busy={pictures.isBusy}
        disabled={isFull || pictures.isBusy}
        data-attach
        onClick={() => picker.current?.click()}
      >
        <IconPhoto size={16} stroke={1.5} aria-hidden />
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={types.join(",")}
        onChange={(event) => {
          pictures.add([...(event.target.files ?? [])]);
          // The same file may be picked again after it was taken out.
          event.target.value = "";
        }}
      />
    </>
  );
};
