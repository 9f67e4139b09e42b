import type { SiteResponse } from "../../site/site-model";
import type { Caller } from "./vk-model";
import type { VkState } from "./vk-state";

/** What a method gives back; thrown is what it refuses. */
export type Method = (call: MethodCall) => unknown;
export type MethodCall = { readonly state: VkState; readonly params: URLSearchParams; readonly caller: Caller };

/** Messages of vk-api-schema 5.199. */
const words: Readonly<Record<number, string>> = {
  1: "Unknown error occurred",
  3: "Unknown method passed",
  5: "User authorization failed: invalid access_token",
  6: "Too many requests per second",
  8: "Invalid request",
  9: "Flood control",
  10: "Internal server error",
  12: "Unable to compile code",
  14: "Captcha needed",
  15: "Access denied",
  27: "Group authorization failed: method is unavailable with group auth",
  28: "Application authorization failed: method is unavailable with service token",
  29: "Rate limit reached",
  100: "One of the parameters specified was missing or invalid",
  104: "Not found",
  212: "Access to post comments denied",
  213: "Comments are closed",
  901: "Can't send messages for users without permission",
};

/** A refusal as VK words it. */
export class VkRefusal extends Error {
  readonly code: number;

  constructor(code: number) {
    super(words[code] ?? `Error ${String(code)}`);
    this.name = "VkRefusal";
    this.code = code;
  }
}

const json = { "content-type": "application/json; charset=utf-8" };

export const vkAnswer = (body: unknown): SiteResponse => ({ status: 200, headers: json, body: JSON.stringify(body) });

/** An error as it goes over the wire: with status 200, and with what was asked beside it. */
export const vkError = (code: number, params: URLSearchParams = new URLSearchParams()): SiteResponse =>
  vkAnswer({ error: { ...errorOf(code), request_params: [...params].map(([key, value]) => ({ key, value: key === "access_token" ? "***" : value })) } });

export const errorOf = (code: number): { readonly error_code: number; readonly error_msg: string } => ({
  error_code: code,
  error_msg: words[code] ?? `Error ${String(code)}`,
});

/** A whole number among the parameters, or what stands for it where it is left out. */
export const numberIn = (params: URLSearchParams, name: string, otherwise?: number): number => {
  const text = params.get(name);
  if (text === null && otherwise !== undefined) return otherwise;
  if (text === null || !/^-?\d{1,15}$/u.test(text)) throw new VkRefusal(100);
  return Number(text);
};

/** A number within bounds; outside of them VK refuses. */
export const boundedIn = (params: URLSearchParams, name: string, bounds: { readonly otherwise: number; readonly max: number }): number => {
  const value = numberIn(params, name, bounds.otherwise);
  if (value < 0 || value > bounds.max) throw new VkRefusal(100);
  return value;
};
