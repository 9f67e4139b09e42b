import type { Route } from "./_door/declare";
import { itemRoutes } from "./_routes/items";

/** Everything the API offers, in the order in which its document tells it. */
export const routes: readonly Route[] = [...itemRoutes];
