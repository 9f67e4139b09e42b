import type { Caller } from "./comment-list";
import { restAnswer, restError } from "./rest-answers";
import { brandUserId, type SiteRequest, type SiteResponse } from "./site-model";
import type { SiteState } from "./site-state";
import { offsetMinutes } from "./zone";

/** GET /wp-json/: what the site is and how one signs in. */
export const describeSite = (state: SiteState): SiteResponse => {
  const { settings } = state;
  const base = state.baseUrl();
  return restAnswer(200, {
    name: settings.name,
    description: settings.tagline,
    url: base,
    home: base,
    gmt_offset: String(offsetMinutes(settings.now(), settings.timeZone) / 60),
    timezone_string: settings.timeZone,
    namespaces: ["oembed/1.0", "wp/v2"],
    authentication: { "application-passwords": { endpoints: { authorization: `${base}/wp-admin/authorize-application.php` } } },
    routes: Object.fromEntries(
      ["/", "/wp/v2", "/wp/v2/posts", "/wp/v2/comments", "/wp/v2/users/me"].map((route) => [
        route,
        { namespace: route === "/" ? "" : "wp/v2", methods: ["GET"] },
      ]),
    ),
    _links: { help: [{ href: "https://developer.wordpress.org/rest-api/" }] },
  });
};

/** GET /users/me: the brand's own account, or 401 when the credentials are absent or wrong. */
export const describeMe = (state: SiteState, request: SiteRequest, caller: Caller): SiteResponse => {
  if (!caller.isModerator) return restError(401, "rest_not_logged_in", "You are not currently logged in.");
  const { settings } = state;
  const isEdit = request.query.get("context") === "edit";
  return restAnswer(200, {
    id: brandUserId,
    ...(isEdit ? { username: settings.user, email: `${settings.user}@brand.example` } : {}),
    name: settings.name,
    url: "",
    description: "",
    link: `${state.baseUrl()}/author/${settings.user}/`,
    slug: settings.user,
    avatar_urls: { 24: `${state.baseUrl()}/avatar/${encodeURIComponent(settings.name)}?s=24` },
    meta: [],
    ...(isEdit
      ? {
          roles: ["editor"],
          capabilities: { moderate_comments: true, edit_posts: true, editor: true },
          extra_capabilities: { editor: true },
          locale: settings.language,
        }
      : {}),
    _links: { self: [{ href: `${state.baseUrl()}/wp-json/wp/v2/users/${String(brandUserId)}` }] },
  });
};

/** Whether the request carries the right user and application password; spaces in the password do not count. */
export const isModerator = (state: SiteState, request: SiteRequest): boolean => {
  const [scheme, token] = (request.headers["authorization"] ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic" || token === undefined) return false;
  const pair = Buffer.from(token, "base64").toString("utf8");
  const at = pair.indexOf(":");
  const { user, appPassword } = state.settings;
  return appPassword !== "" && pair.slice(0, at) === user && pair.slice(at + 1).replaceAll(/\s/gu, "") === appPassword.replaceAll(/\s/gu, "");
};
