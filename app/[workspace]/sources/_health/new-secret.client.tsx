"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "../../../_ui/controls/button";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import { rotateSecret } from "../actions";

type Props = { readonly workspace: string; readonly sourceId: string };

/** A new signing secret; the one before it still works until the next is made, so that senders can change over. */
export const NewSecret = ({ workspace, sourceId }: Props) => {
  const t = useTranslations("sources.secret");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <ShownOnce label={t("shown")} value={secret} />;
  return (
    <>
      <p>{t("ask")}</p>
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button
          size="small"
          look="main"
          busy={isBusy}
          onClick={() =>
            run(
              () => rotateSecret({ workspace, sourceId }),
              (made) => setSecret(made.secret),
            )
          }
        >
          {t("make")}
        </Button>
      </FormButtons>
    </>
  );
};
