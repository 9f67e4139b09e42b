/** A piece of HTML; what was put into it can close nothing and open nothing. */
export type Html = { readonly html: string };

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

type Piece = string | number | Html | readonly Html[];

const textOf = (piece: Piece): string => {
  if (typeof piece === "number") return String(piece);
  if (typeof piece === "string") return piece.replaceAll(/[&<>"']/gu, (sign) => escapes[sign] ?? "");
  return "html" in piece ? piece.html : piece.map(({ html }) => html).join("");
};

/** A template in which words are escaped and pieces of HTML are not. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  html: strings.map((words, place) => words + (place < pieces.length ? textOf(pieces[place] ?? "") : "")).join(""),
});

export const nothing: Html = { html: "" };
