import type { Fault } from "./faults";
import type { SiteRequest, SiteResponse } from "./site-model";

/** Whatever can stand behind the one server of the demo. */
export type Site = {
  readonly name: string;
  readonly answer: (request: SiteRequest) => SiteResponse;
  /** Consulted before each request; what it returns happens instead of the plain answer. */
  onRequest: (request: SiteRequest) => Fault | null;
  readonly baseUrl: () => string;
  /** Tells it where it stands. */
  readonly rebase: (url: string) => void;
};
