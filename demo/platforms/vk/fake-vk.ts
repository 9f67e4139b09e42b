import { readClock } from "#lib/core/clock";
import type { Fault } from "../../site/faults";
import type { SiteRequest, SiteResponse } from "../../site/site-model";
import { errorOf, vkAnswer, vkError, VkRefusal } from "./vk-answers";
import { fullRights, type Caller } from "./vk-model";
import { readMethods } from "./vk-reads";
import { callsIn } from "./vk-script";
import { createVkState, type VkState } from "./vk-state";
import { writeMethods } from "./vk-writes";

export type FakeVk = VkState & {
  readonly name: string;
  /** Where its interface stands: a source keeps it as its `api`. */
  readonly baseUrl: () => string;
  readonly rebase: (baseUrl: string) => void;
  readonly answer: (request: SiteRequest) => SiteResponse;
  /** Consulted before each request; what it returns happens instead of the plain answer. */
  onRequest: (request: SiteRequest) => Fault | null;
};

export type FakeVkOptions = {
  readonly groupId: number;
  readonly name: string;
  readonly screenName: string;
  readonly adminId?: number;
  /** Keys it takes; by default one of an administrator and one of the community with every right. */
  readonly keys?: Readonly<Record<string, Caller>>;
  readonly now?: () => Date;
  readonly onRequest?: (request: SiteRequest) => Fault | null;
};

/** The keys a fake VK takes unless it is told otherwise. */
export const fakeVkKeys = { user: "vk1.a.person", group: "vk1.a.community" } as const;

const everyRight: Readonly<Record<string, Caller>> = {
  [fakeVkKeys.user]: { kind: "user", rights: fullRights.user },
  [fakeVkKeys.group]: { kind: "group", rights: fullRights.group },
};

/** One community behind the wire format of the VK API 5.199, in memory: its wall, its bans, its messages. */
export const createFakeVk = ({ adminId = 1, keys = everyRight, now = readClock, onRequest = () => null, ...named }: FakeVkOptions): FakeVk => {
  const state = createVkState({ ...named, adminId, keys, now });
  let base = "";
  return {
    ...state,
    name: named.name,
    baseUrl: () => base,
    rebase: (url) => {
      base = url.replace(/\/$/u, "");
    },
    onRequest,
    answer: (request) => answerVk(state, request),
  };
};

const answerVk = (state: VkState, request: SiteRequest): SiteResponse => {
  const method = /^\/method\/(?<method>[\w.]+)$/u.exec(request.path)?.groups?.["method"];
  if (method === undefined) return { status: 404, headers: { "content-type": "text/html" }, body: "<h1>404 Not Found</h1>" };
  const params = new URLSearchParams([...request.query, ...new URLSearchParams(request.body)]);
  try {
    const caller = callerOf(state, params);
    return vkAnswer(method === "execute" ? execute(state, params.get("code") ?? "", caller) : { response: callMethod(state, { method, params, caller }) });
  } catch (error) {
    if (error instanceof VkRefusal) return vkError(error.code, params);
    throw error;
  }
};

const callerOf = (state: VkState, params: URLSearchParams): Caller => {
  if (!/^5\.\d+$/u.test(params.get("v") ?? "")) throw new VkRefusal(8);
  const caller = state.settings.keys[params.get("access_token") ?? ""];
  if (caller === undefined) throw new VkRefusal(5);
  return caller;
};

type Asked = { readonly method: string; readonly params: URLSearchParams; readonly caller: Caller };

const callMethod = (state: VkState, { method, params, caller }: Asked): unknown => {
  const found = readMethods[method] ?? writeMethods[method];
  if (found === undefined) throw new VkRefusal(3);
  if (!found.by.includes(caller.kind)) throw new VkRefusal(caller.kind === "group" ? 27 : 28);
  return found.answer({ state, params, caller });
};

/** What fails among many is `false` in its place, and told apart. */
const execute = (state: VkState, code: string, caller: Caller): object => {
  const errors: object[] = [];
  const response = callsIn(code).map(({ method, params }) => {
    try {
      return callMethod(state, { method, params, caller });
    } catch (error) {
      if (!(error instanceof VkRefusal)) throw error;
      errors.push({ method, ...errorOf(error.code) });
      return false;
    }
  });
  return { response, ...(errors.length === 0 ? {} : { execute_errors: errors }) };
};
