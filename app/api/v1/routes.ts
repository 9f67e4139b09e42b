import type { Route } from "./_door/declare";
import { answeringRoutes } from "./_routes/answering";
import { authorRoutes } from "./_routes/authors";
import { caseRoutes } from "./_routes/cases";
import { caseStepRoutes } from "./_routes/case-steps";
import { exportRoutes } from "./_routes/exports";
import { figureRoutes } from "./_routes/figures";
import { itemRoutes } from "./_routes/items";
import { replyRoutes } from "./_routes/replies";
import { reportRoutes } from "./_routes/reports";
import { templateRoutes } from "./_routes/templates";
import { threadRoutes } from "./_routes/threads";
import { workspaceRoutes } from "./_routes/workspace";

/** Everything the API offers, in the order in which its document tells it. A noun is added by its file and its line here. */
export const routes: readonly Route[] = [
  ...itemRoutes,
  ...threadRoutes,
  ...answeringRoutes,
  ...replyRoutes,
  ...caseRoutes,
  ...caseStepRoutes,
  ...authorRoutes,
  ...templateRoutes,
  ...figureRoutes,
  ...reportRoutes,
  ...exportRoutes,
  ...workspaceRoutes,
];
