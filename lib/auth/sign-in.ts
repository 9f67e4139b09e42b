import { countAttempt, forgetAttempts } from "./attempts";
import { findSignInUser, type SignInUser } from "./store";
import { hashPassword, passwordMatches } from "#lib/core/crypto";

export type SignIn = { readonly email: string; readonly password: string; readonly address: string | null };

let nobodysPassword: Promise<string> | undefined;

/** The user whose password this is, or null; takes as long for an unknown e-mail as for a wrong password. Throws `rate-limited`. */
export const checkSignIn = async ({ email: typed, password, address }: SignIn, now: Date): Promise<Omit<SignInUser, "passwordHash"> | null> => {
  const email = typed.trim().toLowerCase();
  await countAttempt({ email, address });
  const user = await findSignInUser(email);
  nobodysPassword ??= hashPassword("nobody has this password");
  const matches = await passwordMatches(password, user?.passwordHash ?? (await nobodysPassword));
  if (user === null || !matches) return null;
  await forgetAttempts({ email, address }, now);
  return { id: user.id, email: user.email, name: user.name, sessionEpoch: user.sessionEpoch };
};
