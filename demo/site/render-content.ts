/** Text made safe for HTML bodies and attributes. */
export const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A comment as the real thing shows it: markup escaped, quotes made typographic (as entities), addresses clickable, blank lines turned into paragraphs. */
export const renderContent = (raw: string): string => {
  const paragraphs = raw
    .replaceAll("\r\n", "\n")
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return paragraphs.map((part) => `<p>${part.split("\n").map(renderLine).join("<br />\n")}</p>\n`).join("");
};

/** A title with the same typography as a body. */
export const renderTitle = (raw: string): string => texturize(escapeHtml(raw));

const address = /https?:\/\/[^\s<>"']+/gu;

const renderLine = (line: string): string => {
  let rendered = "";
  let from = 0;
  for (const match of line.matchAll(address)) {
    const url = match[0].replace(/[.,!?;:)]+$/u, "");
    rendered += texturize(escapeHtml(line.slice(from, match.index)));
    rendered += `<a href="${escapeHtml(url)}" rel="nofollow ugc">${escapeHtml(url)}</a>`;
    from = match.index + url.length;
  }
  return rendered + texturize(escapeHtml(line.slice(from)));
};

const texturize = (escaped: string): string =>
  escaped
    .replaceAll("...", "&#8230;")
    .replaceAll(" -- ", " &#8212; ")
    .replaceAll(" - ", " &#8211; ")
    .replaceAll(/(?<=[\s(]|^)&quot;/gu, "&#8220;")
    .replaceAll("&quot;", "&#8221;")
    .replaceAll(/(?<=[\s(]|^)'/gu, "&#8216;")
    .replaceAll("'", "&#8217;");
