"use client";

import { useTranslations } from "next-intl";

import { Button } from "../../_ui/controls/button";
import classes from "./updated.module.css";

/** The server is of another build than this page, whose buttons it no longer knows: says so until the page is loaded anew. */
export const Updated = () => {
  const t = useTranslations("shell.updated");
  return (
    <div className={classes["updated"]} role="status">
      <span>{t("text")}</span>
      <Button size="small" look="main" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </div>
  );
};
