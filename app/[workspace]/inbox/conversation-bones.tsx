import { useTranslations } from "next-intl";

import { SkeletonLine } from "../../_ui/controls/skeleton";
import classes from "./conversation.module.css";

/** The place of a conversation while it is read. */
export const ConversationBones = () => {
  const common = useTranslations("common");
  return (
    <div className={classes["middle"]} role="status" aria-label={common("loading")}>
      <div className={classes["bones"]}>
        {["34%", "82%", "61%", "28%", "74%"].map((width) => (
          <SkeletonLine key={width} width={width} />
        ))}
      </div>
    </div>
  );
};
