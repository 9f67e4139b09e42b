import { createServer } from "node:http";

// A site of ready-made answers in a process of its own, so that what is measured is the reading and not the writing.
const count = Number(process.argv[2] ?? 50_000);
const perPage = 100;
const start = Date.parse("2026-10-01T00:00:00Z");
const postCount = Math.max(1, Math.floor(count / 100));

const phrases = [
  "When will my parcel come? I ordered two weeks ago and nobody answers my letters.",
  "Thank you for the quick help yesterday, the kettle works again and my mother is happy.",
  "Спасибо, всё пришло вовремя, но коробка была помята. Можно ли обменять?",
  "Le service est lent et personne ne répond au téléphone, je suis très déçu.",
  "The new colour is nice. It would be great if you also made a smaller one for the office.",
];

const gmt = (at: number): string => new Date(at).toISOString().slice(0, 19);
const postedAt = (place: number): number => start + place * 2_000;

const comment = (place: number) => ({
  id: place,
  post: 1 + (Math.floor(place / 50) % postCount),
  parent: 0,
  author: 0,
  author_name: `Visitor ${String((place * 7) % Math.floor(count / 6))}`,
  author_url: "",
  date_gmt: gmt(postedAt(place)),
  content: { rendered: `<p>${phrases[place % phrases.length] ?? ""}</p>\n<p>Order ${String(place)}.</p>\n` },
  link: `https://kestrel.example/post/#comment-${String(place)}`,
  status: "approved",
  type: "comment",
});

/** Pages by the place of their first comment: a walk goes on one second before the last date it has read. */
const comments = Array.from({ length: count }, (_, place) => JSON.stringify(comment(place + 1)));

const pageAfter = (after: string | null, page: number): string => {
  const first = after === null ? 0 : Math.max(0, Math.floor((Date.parse(after) - start) / 2_000));
  const from = first + (page - 1) * perPage;
  return `[${comments.slice(from, from + perPage).join(",")}]`;
};

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://site.invalid");
  const isComments = url.pathname.endsWith("/wp/v2/comments");
  const body = isComments ? pageAfter(url.searchParams.get("after"), Number(url.searchParams.get("page") ?? 1)) : "[]";
  response.writeHead(200, { "content-type": "application/json; charset=UTF-8", "content-length": Buffer.byteLength(body) });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${String(typeof address === "object" && address !== null ? address.port : 0)}\n`);
});
