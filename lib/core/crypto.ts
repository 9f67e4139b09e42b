import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

import { env } from "#lib/core/env";
import { AppError } from "#lib/core/errors";

const scryptAsync = promisify<string, Buffer, number, Buffer>(scrypt);

/** SHA-256 as hex: for fingerprints and for looking up tokens that are not stored. */
export const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

/** A secret for a link or a script: 32 random bytes, URL-safe. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Equal or not, in a time that does not tell where they differ. */
export const equalInConstantTime = (a: string, b: string): boolean => {
  const left = Buffer.from(sha256(a));
  const right = Buffer.from(sha256(b));
  return timingSafeEqual(left, right);
};

/** The token of the setup link; holds only while the installation has no user. */
export const setupToken = (): string => createHmac("sha256", env().PARLEY_SECRET).update("parley-setup").digest("base64url");

/** The header in which the server's own door notes who is at the other end of a connection: nobody outside can know its name. */
export const peerHeader = (): string => `x-parley-peer-${createHmac("sha256", env().PARLEY_SECRET).update("parley-peer").digest("hex")}`;

/** `scrypt$salt$hash`, both base64url. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const hash = await scryptAsync(password.normalize("NFKC"), salt, 32);
  return `scrypt$${salt.toString("base64url")}$${hash.toString("base64url")}`;
};

export const passwordMatches = async (password: string, stored: string): Promise<boolean> => {
  const [scheme, salt, hash] = stored.split("$");
  if (scheme !== "scrypt" || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, "base64url");
  const actual = await scryptAsync(password.normalize("NFKC"), Buffer.from(salt, "base64url"), expected.length);
  return timingSafeEqual(actual, expected);
};

/** Keys are derived from PARLEY_SECRET (HKDF-SHA256, RFC 5869) and named, so that a rotation can tell old boxes from new. */
const boxKeyId = "k1";
const boxKey = (keyId: string): Buffer => Buffer.from(hkdfSync("sha256", env().PARLEY_SECRET, "parley", `box/${keyId}`, 32));

/** Seals a value with AES-256-GCM; `purpose` is authenticated, so that a box cannot be moved to another row. */
export const seal = (value: unknown, purpose: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", boxKey(boxKeyId), iv).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return [boxKeyId, iv.toString("base64url"), cipher.getAuthTag().toString("base64url"), sealed.toString("base64url")].join(".");
};

/** Opens what `seal` closed. Throws `misconfigured` when the key or the purpose is another. */
export const open = (box: string, purpose: string): unknown => {
  const [keyId, iv, tag, sealed] = box.split(".");
  if (keyId === undefined || iv === undefined || tag === undefined || sealed === undefined) throw unreadable();
  try {
    const decipher = createDecipheriv("aes-256-gcm", boxKey(keyId), Buffer.from(iv, "base64url"), { authTagLength: 16 })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(Buffer.from(tag, "base64url"));
    const text = Buffer.concat([decipher.update(Buffer.from(sealed, "base64url")), decipher.final()]).toString("utf8");
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
};

const unreadable = (cause?: unknown): AppError =>
  new AppError("misconfigured", "A stored credential cannot be read: was PARLEY_SECRET changed? Enter the credential again.", { cause });
