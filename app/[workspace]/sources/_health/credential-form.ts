import type { SourceHealth } from "#lib/sources/model";

type Platform = SourceHealth["platform"];

/** One line of a credential; `secret` ones are hidden while they are typed. */
export type CredentialField = { readonly name: string; readonly kind: "text" | "secret"; readonly isOptional?: boolean };

/** What the credential of a platform is made of, in the order it is asked for; platforms that are missing take none. */
const forms: Partial<Record<Platform, readonly CredentialField[]>> = {
  wordpress: [
    { name: "username", kind: "text" },
    { name: "applicationPassword", kind: "secret" },
  ],
  mastodon: [{ name: "accessToken", kind: "secret" }],
  vk: [
    { name: "userToken", kind: "secret" },
    { name: "communityToken", kind: "secret", isOptional: true },
    { name: "confirmation", kind: "text", isOptional: true },
    { name: "callbackSecret", kind: "secret", isOptional: true },
  ],
};

export type Credential = Readonly<Record<string, string>>;

/** The lines to fill in. */
export const credentialFieldsOf = (platform: Platform): readonly CredentialField[] => forms[platform] ?? [];

export const takesCredential = (platform: Platform): boolean => credentialFieldsOf(platform).length > 0;

/** Whether everything that must be there was entered. */
export const isFilledIn = (platform: Platform, credential: Credential): boolean => {
  const fields = credentialFieldsOf(platform);
  return fields.length > 0 && fields.every(({ name, isOptional }) => isOptional === true || (credential[name] ?? "").trim() !== "");
};
