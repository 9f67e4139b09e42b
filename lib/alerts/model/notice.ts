import type { Evidence } from "./evidence";
import type { AlertKind } from "./terms";

/** Under which words of the `notices` messages an alert stands in the bell. */
export const noticeOf = (kind: AlertKind): string => `alert-${kind}`;

/** What those words name. */
export const noticeParams = (evidence: Evidence): Readonly<Record<string, string>> => {
  switch (evidence.kind) {
    case "spike":
      return { brand: evidence.brand.name, count: String(evidence.count) };
    case "pile-on":
      return { brand: evidence.brand.name, count: String(evidence.authors) };
    case "promise":
      return { brand: evidence.brand.name, count: String(evidence.soon) };
    case "threat":
      return { brand: evidence.brand.name };
    case "source":
      return { name: evidence.name, what: evidence.what };
    case "credential":
      return { name: evidence.name, what: evidence.what };
    case "case-overdue":
      return { brand: evidence.brand.name, count: String(evidence.count) };
  }
};
