import { escapeHtml } from "../site/render-content";

/** The page of the chat: one column, a few lines of script that ask for news every two seconds. */
export const chatPage = (name: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(name)}</title>
<style>
  :root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 14%, Canvas); }
  body { font: 16px/1.5 system-ui; max-width: 34rem; margin: 0 auto; padding: 2rem 1rem; }
  h1 { font-size: 1.25rem; font-weight: 600; }
  ol { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .5rem; }
  li { max-width: 80%; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
  li.visitor { justify-self: end; background: color-mix(in srgb, CanvasText 6%, Canvas); }
  li.brand { justify-self: start; }
  small, .calm { color: color-mix(in srgb, CanvasText 65%, Canvas); }
  .calm { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .75rem; }
  form { display: flex; flex-wrap: wrap; gap: .5rem; }
  #name { flex-basis: 100%; }
  [hidden] { display: none !important; }
  input { flex: 1; min-width: 0; font: inherit; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .75rem; background: Canvas; color: CanvasText; }
  button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: .75rem; background: CanvasText; color: Canvas; }
</style>
<h1>${escapeHtml(name)}</h1>
<ol id="talk" aria-live="polite"></ol>
<p id="notice" class="calm" role="status" hidden></p>
<form id="say"><input id="name" aria-label="Your name" placeholder="Your name, if you like" maxlength="60" autocomplete="name"><input id="text" aria-label="Your message" placeholder="Write to us" maxlength="2000" autocomplete="off" required><button>Send</button></form>
<script>
  const visitor = (localStorage.visitor ??= crypto.randomUUID());
  const here = location.pathname.replace(/\\/?$/, "");
  const part = (id) => document.getElementById(id);
  const show = ({ messages, isClosed, notice }) => {
    part("talk").replaceChildren(...messages.map(({ by, text, isPrivate }) => {
      const line = document.createElement("li");
      line.className = by;
      line.textContent = text;
      if (isPrivate) line.append(document.createElement("br"), Object.assign(document.createElement("small"), { textContent: "Only you see this" }));
      return line;
    }));
    part("say").hidden = notice !== null;
    part("name").hidden = messages.length > 0;
    part("notice").hidden = notice === null && !isClosed;
    part("notice").textContent = notice ?? "This conversation is closed. You can begin another.";
  };
  let shown = "";
  const look = async () => {
    const answer = await fetch(here + "/state?visitor=" + visitor).catch(() => null);
    const news = answer?.ok ? await answer.text() : shown;
    if (news !== shown) show(JSON.parse((shown = news)));
  };
  part("say").addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = { visitor, name: part("name").value, text: part("text").value };
    const answer = await fetch(here + "/say", { method: "POST", body: JSON.stringify(said) }).catch(() => null);
    // What did not arrive stays in the line.
    if (answer !== null) part("text").value = "";
    await look();
  });
  look();
  setInterval(look, 2000);
</script>
`;
