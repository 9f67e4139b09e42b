import { ConnectorError, type HttpResponse } from "../contract";

/** The JSON of an answer. Throws `html-instead-of-json` or `not-json`. */
export const jsonOf = (response: HttpResponse): unknown => {
  const text = new TextDecoder().decode(response.body).trim();
  const host = new URL(response.url).host;
  if (text.startsWith("<"))
    throw new ConnectorError("not-understood", "html-instead-of-json", {
      message: `${host} sent a web page instead of data: a firewall or a log-in page may stand before the site.`,
      params: { host },
    });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConnectorError("not-understood", "not-json", { message: `${host} sent something that is not the data it promises.`, params: { host }, cause });
  }
};
