import type { Platform } from "#lib/connectors/contract";

/** What the address beside an account leads to: their profile on the platform, the website they gave there, or whatever page we were sent. */
export type AddressKind = "profile" | "website" | "page";

const kinds: ReadonlyMap<string, AddressKind> = new Map(
  Object.entries({
    vk: "profile",
    mastodon: "profile",
    wordpress: "website",
    feed: "website",
    push: "page",
    import: "page",
  } as const satisfies Record<Platform, AddressKind>),
);

/** What an account's address on this platform leads to. */
export const addressKindOf = (platform: string): AddressKind => kinds.get(platform) ?? "page";
