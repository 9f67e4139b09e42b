import { addressedElsewhere } from "./addressed-elsewhere";
import { askedDetail } from "./asked-detail";
import { closedWithThanks } from "./closed-with-thanks";
import { complaint } from "./complaint";
import { deletedByAuthor } from "./deleted-by-author";
import { dismissed } from "./dismissed";
import { hostile } from "./hostile";
import { newMatter } from "./new-matter";
import { ours } from "./ours";
import type { Phase } from "./phase";
import { praise } from "./praise";
import { question } from "./question";
import { remark } from "./remark";
import { spam } from "./spam";
import { suggestion } from "./suggestion";
import { tagAFriend } from "./tag-a-friend";

/** The default policy, read from the top: the first phase with something to say decides. The last always has. */
export const phases: readonly Phase[] = [
  ours,
  deletedByAuthor,
  spam,
  dismissed,
  addressedElsewhere,
  tagAFriend,
  closedWithThanks,
  askedDetail,
  newMatter,
  hostile,
  question,
  complaint,
  suggestion,
  praise,
  remark,
];
