import type { Evidence } from "#lib/alerts/model/evidence";
import { hourMs } from "#lib/core/time";

type Behind = { readonly href: string; readonly words: "behind" | "openItem" | "openSource" | "openTokens" | "openCases" };

/** Where the very things lie that an alert counts. */
export const behindOf = (evidence: Evidence, workspace: string): Behind => {
  switch (evidence.kind) {
    case "spike": {
      const to = new Date(Date.parse(evidence.hour) + hourMs).toISOString();
      const words = { state: "received", brand: evidence.brand.slug, sentiment: "negative", from: evidence.hour, to };
      return { href: `/${workspace}/inbox?${new URLSearchParams(words).toString()}`, words: "behind" };
    }
    case "pile-on":
      return { href: `/${workspace}/inbox?view=all&item=${evidence.itemId}`, words: "behind" };
    case "promise":
      return { href: `/${workspace}/inbox?view=due-soon&brand=${evidence.brand.slug}`, words: "behind" };
    case "threat":
      return { href: `/${workspace}/inbox?view=all&item=${evidence.itemId}`, words: "openItem" };
    case "source":
      return { href: `/${workspace}/sources/${evidence.sourceId}`, words: "openSource" };
    case "credential":
      return evidence.what === "token"
        ? { href: `/${workspace}/settings/tokens`, words: "openTokens" }
        : { href: `/${workspace}/sources/${evidence.id}`, words: "openSource" };
    case "case-overdue":
      return { href: `/${workspace}/cases?brand=${evidence.brand.slug}`, words: "openCases" };
  }
};
