export type SignInOutcome = { readonly kind: "in" } | { readonly kind: "refused"; readonly reason: string } | { readonly kind: "offline" };

/** Opens a session by e-mail and password; `reason` is a key of the `errors` messages, or "CredentialsSignin" for a pair that does not match. */
export const signIn = async (email: string, password: string): Promise<SignInOutcome> => {
  try {
    const csrf: unknown = await (await fetch("/api/auth/csrf")).json();
    const csrfToken = textAt(csrf, "csrfToken");
    const answer = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    });
    const body: unknown = await answer.json();
    const reason = new URL(textAt(body, "url"), window.location.origin).searchParams.get("error");
    if (answer.ok && reason === null) return { kind: "in" };
    return { kind: "refused", reason: reason ?? "unexpected" };
  } catch {
    return { kind: "offline" };
  }
};

/** What was typed into a field of a form. */
export const typedIn = (form: FormData, field: string): string => {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
};

const textAt = (value: unknown, key: string): string => {
  if (typeof value !== "object" || value === null) return "";
  const found = new Map<string, unknown>(Object.entries(value)).get(key);
  return typeof found === "string" ? found : "";
};
