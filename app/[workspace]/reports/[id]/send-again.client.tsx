"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Button } from "../../../_ui/controls/button";
import { useAct } from "../../../_ui/controls/use-act.client";
import { sendAgain } from "../actions";

/** Tries a letter once more that failed for good. */
export const SendAgain = ({ workspace, letterId }: { readonly workspace: string; readonly letterId: string }) => {
  const t = useTranslations("reports.letters");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  return (
    <Button
      look="bare"
      size="small"
      busy={isBusy}
      onClick={() =>
        run(
          () => sendAgain({ workspace, letterId }),
          () => router.refresh(),
        )
      }
    >
      {t("again")}
    </Button>
  );
};
