/** Ends this browser's session and leads to the sign-in page. */
export const signOut = async (): Promise<void> => {
  const answer = await fetch("/api/auth/csrf");
  const body: unknown = await answer.json();
  const csrfToken = typeof body === "object" && body !== null && "csrfToken" in body ? String(body.csrfToken) : "";
  await fetch("/api/auth/signout", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  window.location.assign("/sign-in");
};
