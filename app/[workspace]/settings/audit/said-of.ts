type Details = Readonly<Record<string, unknown>>;

/** How the reader's language calls what the trail keeps as codes. */
export type AuditWords = {
  readonly head: (head: string) => string;
  readonly tag: (head: string, value: string) => string;
  readonly role: (role: string) => string;
  /** Null for what is not told. */
  readonly part: (part: string) => string | null;
};

/** What changed, in words; what only a machine reads (ids, times, lists) stays in the export. */
export const saidOf = (details: Details, words: AuditWords): string => {
  const named = ["name", "email", "title", "host", "url", "note", "reason"].map((key) => textOf(details, key));
  const role = textOf(details, "role");
  return [...named, role === "" ? "" : words.role(role), changeOf(details, words), partsOf(details, words)].filter((part) => part !== "").join(" · ");
};

/** Which parts of a whole became others. */
const partsOf = ({ changed }: Details, { part }: AuditWords): string =>
  Array.isArray(changed) ? changed.flatMap((key) => (typeof key === "string" ? (part(key) ?? []) : [])).join(", ") : "";

/** What it was and what it became, once where it stayed: a tag under its head, a role, or plain text such as a name. */
const changeOf = (details: Details, words: AuditWords): string => {
  const head = textOf(details, "head");
  const say = (value: string): string => (head === "" ? words.role(value) : sayTag(head, value, words));
  const [was, became] = [textOf(details, "was"), textOf(details, "became")];
  if (head === "" && was === "" && became === "") return "";
  return `${head === "" ? "" : `${words.head(head)}: `}${was === became ? say(was) : `${say(was)} → ${say(became)}`}`;
};

/** Flags are kept as `insult,threat`, none of them as nothing. */
const sayTag = (head: string, value: string, { tag }: AuditWords): string =>
  value === ""
    ? "–"
    : value
        .split(",")
        .map((flag) => tag(head, flag))
        .join(", ");

const textOf = (details: Details, key: string): string => {
  const value = details[key];
  return typeof value === "string" ? value : "";
};
