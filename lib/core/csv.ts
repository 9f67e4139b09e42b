/** What tells a spreadsheet that a file is UTF-8. */
export const byteOrderMark = "\uFEFF";

/** Cells as RFC 4180 has them; one that a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV Injection"). */
export const csvLine = (cells: readonly string[], separator: "," | ";" = ","): string => `${cells.map(csvCell).join(separator)}\r\n`;

const csvCell = (text: string): string => `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
