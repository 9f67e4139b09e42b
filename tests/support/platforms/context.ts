import type { ConnectorContext } from "#lib/connectors/contract";
import { createSafeHttp } from "#lib/connectors/http";

/** A context as the product would give it, over the real guarded door, with one site of the loopback let through. */
export const aContext = (url: string, over: Partial<ConnectorContext> & { readonly alsoAllow?: readonly string[] } = {}): ConnectorContext => {
  const now = over.now ?? (() => new Date());
  const { alsoAllow = [], ...rest } = over;
  const allowedHosts = [new URL(url).host, ...alsoAllow];
  return { url, settings: {}, secret: null, ownNames: [], ownIds: [], now, http: createSafeHttp({ allowedHosts, now }), ...rest };
};

/** The same context whose requests give up early, for servers that never answer. */
export const impatient = (context: ConnectorContext, timeoutMs: number): ConnectorContext => ({
  ...context,
  http: (request) => context.http({ ...request, timeoutMs }),
});
