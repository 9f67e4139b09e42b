import type { Fault } from "../../site/faults";
import { escapeHtml } from "../../site/render-content";
import type { Site } from "../../site/site";
import type { SiteRequest, SiteResponse } from "../../site/site-model";
import { json, notFound, refusal } from "./answers";
import { accountJson, type Teller } from "./entities";
import type { MastodonOptions } from "./mastodon-model";
import { createMastodonState, type MastodonState } from "./mastodon-state";
import { createRateLimit } from "./rate-limit";
import { getAccount, getContext, getStatus, getStatuses, listAccountStatuses, listNotifications, listRelationships, lookUpAccount, type Asked } from "./reads";
import { getMedia, postMedia } from "./media";
import { pinStatus, postStatus, setBlock } from "./writes";

export type MastodonSite = Site & MastodonState;

/** An in-memory server that speaks the part of the Mastodon API that clients of an account use; wire format after docs.joinmastodon.org. */
export const createMastodonSite = (options: MastodonOptions & { readonly onRequest?: (request: SiteRequest) => Fault | null }): MastodonSite => {
  const state = createMastodonState(options);
  const allow = createRateLimit(options.requestsMax ?? 300);
  let baseUrl = "";
  return {
    ...state,
    name: options.name,
    baseUrl: () => baseUrl,
    rebase: (url) => {
      baseUrl = url;
    },
    onRequest: options.onRequest ?? (() => null),
    answer: (request) => {
      const teller: Teller = { state, baseUrl };
      if (request.path === "/.well-known/webfinger") return webfinger(teller, request);
      if (!request.path.startsWith("/api/")) return profilePage(teller, request);
      const allowance = allow(request.headers["authorization"] ?? "stranger", options.now());
      const answer = allowance.isOver ? refusal(429, "Too many requests") : answerApi(teller, request);
      return { ...answer, headers: { ...answer.headers, ...allowance.headers } };
    },
  };
};

const answerApi = (teller: Teller, request: SiteRequest): SiteResponse => {
  const { options } = teller.state;
  const { authorization } = request.headers;
  const isSignedIn = authorization === `Bearer ${options.token}`;
  if (authorization !== undefined && !isSignedIn) return refusal(401, "The access token is invalid");
  if (!isSignedIn && options.isOpen === false) return refusal(401, "This method requires an authenticated user");
  const route = routes.find(({ method, path }) => method === request.method && path.test(request.path));
  if (route === undefined) return notFound();
  return (
    refusalOf(route, { isSignedIn, scopes: scopesOf(options) }) ?? route.answer(teller, { ...request, isSignedIn }, route.path.exec(request.path)?.[1] ?? "")
  );
};

const refusalOf = ({ scope }: Route, caller: { readonly isSignedIn: boolean; readonly scopes: readonly string[] }): SiteResponse | null => {
  if (scope === null) return null;
  if (!caller.isSignedIn) return refusal(401, "The access token is invalid");
  return isGranted(caller.scopes, scope) ? null : refusal(403, "This action is outside the authorized scopes");
};

const scopesOf = ({ scopes }: MastodonOptions): readonly string[] => scopes ?? ["read", "write"];

/** `write` holds `write:statuses`. */
const isGranted = (scopes: readonly string[], scope: string): boolean => scopes.includes(scope) || scopes.includes(scope.split(":")[0] ?? "");

type Route = {
  readonly method: string;
  readonly path: RegExp;
  /** Null: strangers may, too. */
  readonly scope: string | null;
  readonly answer: (teller: Teller, asked: Asked, id: string) => SiteResponse;
};

const read = (path: RegExp, answer: Route["answer"], scope: string | null = null): Route => ({ method: "GET", path, scope, answer });
const write = (path: RegExp, scope: string, answer: Route["answer"]): Route => ({ method: "POST", path, scope, answer });

const routes: readonly Route[] = [
  read(/^\/api\/v1\/accounts\/lookup$/u, lookUpAccount),
  read(/^\/api\/v1\/accounts\/verify_credentials$/u, (teller) => json(accountJson(teller, teller.state.own)), "read:accounts"),
  read(/^\/api\/v1\/apps\/verify_credentials$/u, ({ state }) => json({ name: "Parley", scopes: scopesOf(state.options) }), "read:accounts"),
  read(/^\/api\/v1\/accounts\/relationships$/u, listRelationships, "read:follows"),
  read(/^\/api\/v1\/accounts\/(\d+)$/u, (teller, _asked, id) => getAccount(teller, id)),
  read(/^\/api\/v1\/accounts\/(\d+)\/statuses$/u, listAccountStatuses),
  read(/^\/api\/v1\/notifications$/u, listNotifications, "read:notifications"),
  read(/^\/api\/v1\/statuses$/u, getStatuses),
  read(/^\/api\/v1\/statuses\/(\d+)$/u, getStatus),
  read(/^\/api\/v1\/statuses\/(\d+)\/context$/u, getContext),
  read(/^\/api\/v1\/media\/(\d+)$/u, (teller, _asked, id) => getMedia(teller, id), "write:media"),
  write(/^\/api\/v2\/media$/u, "write:media", postMedia),
  write(/^\/api\/v1\/statuses$/u, "write:statuses", postStatus),
  write(/^\/api\/v1\/statuses\/(\d+)\/pin$/u, "write:accounts", (teller, _asked, id) => pinStatus(teller, id)),
  write(/^\/api\/v1\/accounts\/(\d+)\/block$/u, "write:blocks", (teller, _asked, id) => setBlock(teller, id, true)),
  write(/^\/api\/v1\/accounts\/(\d+)\/unblock$/u, "write:blocks", (teller, _asked, id) => setBlock(teller, id, false)),
];

/** RFC 7033: the server of an account may stand at another host than the account names. */
const webfinger = ({ state, baseUrl }: Teller, { query }: SiteRequest): SiteResponse => {
  const acct = /^acct:(.+)$/u.exec(query.get("resource") ?? "")?.[1] ?? "";
  const account = state.accountOf(acct);
  if (account?.domain !== null) return notFound();
  const links = [{ rel: "http://webfinger.net/rel/profile-page", type: "text/html", href: `${baseUrl}/@${account.username}` }];
  return json({ subject: `acct:${account.username}@${state.options.domain}`, links }, { "content-type": "application/jrd+json; charset=utf-8" });
};

const profilePage = ({ state }: Teller, { path }: SiteRequest): SiteResponse => {
  const account = state.accountOf(path.replace(/^\/@?/u, ""));
  const title = account === undefined ? state.options.name : `${account.displayName} (@${account.username})`;
  return {
    status: account === undefined ? 404 : 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title><h1>${escapeHtml(title)}</h1>`,
  };
};
