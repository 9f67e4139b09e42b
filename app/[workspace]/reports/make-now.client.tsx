"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Button } from "../../_ui/controls/button";
import { useAct } from "../../_ui/controls/use-act.client";
import { makeNow } from "./actions";

type Props = { readonly workspace: string; /** Null: of every brand. */ readonly groupId: string | null; readonly look: "main" | "bare" };

/** Has the last whole week's report made at once, and goes where it will stand. */
export const MakeNow = ({ workspace, groupId, look }: Props) => {
  const t = useTranslations("reports");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  return (
    <Button
      look={look}
      size={look === "main" ? "medium" : "small"}
      busy={isBusy}
      onClick={() =>
        run(
          () => makeNow({ workspace, groupId }),
          ({ reportId }) => router.push(`/${workspace}/reports/${reportId}`),
        )
      }
    >
      {t("makeNow")}
    </Button>
  );
};
