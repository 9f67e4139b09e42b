const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/**
 * Text inside XML. What XML cannot hold (control characters, halves of characters) becomes a replacement sign; what a spreadsheet would
 * read as an escape (`_x0041_`, ECMA-376 ST_Xstring) is escaped itself.
 */
export const xmlText = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "\ufffd")
    .replace(/_(?=x[\da-f]{4}_)/giu, "_x005F_")
    .replace(/[&<>"\r]/gu, (sign) => entities[sign] ?? sign);
