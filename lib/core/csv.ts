/** Cells as RFC 4180 has them; one that a spreadsheet would take for a formula is led by an apostrophe (OWASP, "CSV Injection"). */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\r\n`;

const csvCell = (text: string): string => `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
