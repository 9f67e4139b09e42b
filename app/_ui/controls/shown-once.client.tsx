"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "./button";
import classes from "./shown-once.module.css";

type Props = { readonly label: string; readonly value: string };

/** A secret or link that is shown this once, with a button that copies it. */
export const ShownOnce = ({ label, value }: Props) => {
  const t = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(value).then(() => setCopied(true));
  return (
    <div className={classes["shown"]} role="status">
      <p>{label}</p>
      <code className={classes["value"]}>{value}</code>
      <Button size="small" onClick={copy}>
        {t(isCopied ? "copied" : "copy")}
      </Button>
    </div>
  );
};
