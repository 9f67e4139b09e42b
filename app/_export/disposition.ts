type File = { readonly as: "inline" | "attachment"; /** In ASCII, without quotes. */ readonly plain: string; readonly name: string };

/** The content-disposition of a file under its name in any language: https://www.rfc-editor.org/rfc/rfc6266, the name coded after RFC 5987. */
export const dispositionOf = ({ as, plain, name }: File): string => `${as}; filename="${plain}"; filename*=UTF-8''${coded(name)}`;

// What encodeURIComponent lets through and RFC 5987 does not.
const coded = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
