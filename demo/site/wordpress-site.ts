import { readClock } from "#lib/core/clock";
import { commentLink, postLink } from "./comment-json";
import { listComments, type Caller } from "./comment-list";
import { answerComment } from "./comment-writes";
import type { Fault } from "./faults";
import { answerCommentFeed, answerPostFeed } from "./feeds";
import { avatarPicture, frontPage, missingPage, postPage } from "./pages";
import { restError } from "./rest-answers";
import { answerPosts } from "./rest-posts";
import { describeMe, describeSite, isModerator } from "./rest-root";
import type { SitePost, SiteRequest, SiteResponse } from "./site-model";
import { createSiteState, type SiteState } from "./site-state";

export type WordPressSite = Omit<SiteState, "settings"> & {
  readonly name: string;
  readonly answer: (request: SiteRequest) => SiteResponse;
  /** Consulted before each request; what it returns happens instead of the plain answer. */
  onRequest: (request: SiteRequest) => Fault | null;
};

export type WordPressSiteOptions = {
  readonly name: string;
  /** Without it the server that carries the site tells it where it stands. */
  readonly baseUrl?: string;
  readonly user: string;
  /** Empty: nobody can sign in. */
  readonly appPassword: string;
  /** How many entries a feed shows; 10, as the real thing. */
  readonly postsPerFeed?: number;
  readonly tagline?: string;
  readonly timeZone?: string;
  readonly language?: string;
  /** False: pages and feeds only. */
  readonly rest?: boolean;
  readonly now?: () => Date;
  readonly onRequest?: (request: SiteRequest) => Fault | null;
};

/** An in-memory site that speaks the WordPress REST API, its comment feeds and its pages; wire format after developer.wordpress.org/rest-api/reference. */
export const createWordPressSite = (options: WordPressSiteOptions): WordPressSite => {
  const { settings, ...state } = createState(options);
  const whole: SiteState = { settings, ...state };
  return {
    ...state,
    name: options.name,
    onRequest: options.onRequest ?? (() => null),
    answer: (request) => answerSite(whole, request),
  };
};

const createState = (options: WordPressSiteOptions): SiteState =>
  createSiteState(
    {
      name: options.name,
      tagline: options.tagline ?? "",
      user: options.user,
      appPassword: options.appPassword,
      postsPerFeed: options.postsPerFeed ?? 10,
      timeZone: options.timeZone ?? "UTC",
      language: options.language ?? "en",
      rest: options.rest ?? true,
      now: options.now ?? readClock,
    },
    options.baseUrl?.replace(/\/$/u, "") ?? "",
  );

const answerSite = (state: SiteState, request: SiteRequest): SiteResponse => {
  const plainRoute = request.query.get("rest_route");
  const route = plainRoute ?? /^\/wp-json(?<route>\/.*)?$/u.exec(request.path)?.groups?.["route"] ?? (request.path === "/wp-json" ? "/" : null);
  if (route !== null) return state.settings.rest ? answerRest(state, { ...request, path: route }) : missingPage(state);
  return answerPage(state, request);
};

const noRoute = (): SiteResponse => restError(404, "rest_no_route", "No route was found matching the URL and request method.");

const answerRest = (state: SiteState, request: SiteRequest): SiteResponse => {
  // Wrong credentials make the caller anonymous instead of being refused: what is public is still answered with 200.
  const caller = { isModerator: isModerator(state, request) };
  const path = request.path.replace(/(?<=.)\/$/u, "").replace(/^\/wp\/v2(?=\/)/u, "");
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (path === "/") return method === "GET" ? describeSite(state) : noRoute();
  // Whatever is not below wp/v2 belongs to a plugin that this site does not have.
  if (path === request.path.replace(/(?<=.)\/$/u, "")) return noRoute();
  const route = restRoutes.find((candidate) => candidate.path.test(path) && candidate.methods.includes(method));
  return route === undefined ? noRoute() : route.answer(state, { ...request, path, method }, caller);
};

type RestRoute = {
  readonly path: RegExp;
  readonly methods: readonly string[];
  readonly answer: (state: SiteState, request: SiteRequest, caller: Caller) => SiteResponse;
};

const restRoutes: readonly RestRoute[] = [
  { path: /^\/users\/me$/u, methods: ["GET"], answer: describeMe },
  { path: /^\/posts(\/\d+)?$/u, methods: ["GET"], answer: answerPosts },
  { path: /^\/comments$/u, methods: ["GET"], answer: listComments },
  { path: /^\/comments$/u, methods: ["POST"], answer: answerComment },
  { path: /^\/comments\/\d+$/u, methods: ["GET", "POST", "PUT", "PATCH", "DELETE"], answer: answerComment },
];

const feedFormats = { "/comments/feed/": "rss", "/comments/feed/atom/": "atom", "/comments/feed/json/": "json" } as const;

const answerPage = (state: SiteState, request: SiteRequest): SiteResponse => {
  const path = request.path.endsWith("/") ? request.path : `${request.path}/`;
  if (path === "/wp-comments-post.php/" && request.method === "POST") return takeComment(state, request);
  const format = Object.entries(feedFormats).find(([address]) => address === path)?.[1];
  if (format !== undefined) return answerCommentFeed(state, request, { format });
  if (path === "/feed/") return answerPostFeed(state, request);
  const portrait = /^\/avatar\/(?<name>[^/]+)\/$/u.exec(path)?.groups?.["name"];
  if (portrait !== undefined) return avatarPicture(decoded(portrait));
  return answerReadable(state, request, path);
};

const answerReadable = (state: SiteState, request: SiteRequest, path: string): SiteResponse => {
  const plain = Number(request.query.get("p") ?? 0);
  if (path === "/") {
    const post = state.findPost(plain);
    return post === undefined ? frontPage(state) : { status: 301, headers: { location: postLink(state, post) }, body: "" };
  }
  const isFeed = /\/feed\/(atom\/)?$/u.test(path);
  const address = path.replace(/feed\/(atom\/)?$/u, "");
  const post = state.posts().find((candidate) => pathOf(state, candidate) === decoded(address));
  if (post === undefined) return missingPage(state);
  if (isFeed) return answerCommentFeed(state, request, { format: path.endsWith("/atom/") ? "atom" : "rss", post: post.id });
  return postPage(state, post, Number(request.query.get("replytocom") ?? 0));
};

const pathOf = (state: SiteState, post: SitePost): string => postLink(state, post).slice(state.baseUrl().length);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A visitor writes by the form under a post. */
const takeComment = (state: SiteState, request: SiteRequest): SiteResponse => {
  const form = new URLSearchParams(request.body);
  const post = state.findPost(Number(form.get("comment_post_ID")));
  const author = (form.get("author") ?? "").trim().slice(0, 80);
  const content = (form.get("comment") ?? "").trim().slice(0, 5000);
  if (post?.commentsOpen !== true || author === "" || content === "") return { ...missingPage(state), status: 400 };
  const parent = state.findComment(Number(form.get("comment_parent") ?? 0))?.id ?? 0;
  const made = state.addComment({ post: post.id, parent, author, content, date: state.settings.now() });
  return { status: 302, headers: { location: commentLink(state, made) }, body: "" };
};
