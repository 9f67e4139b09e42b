// A program of somebody else's: it knows the document and HTTP, nothing of Parley. Its types are generated from the served document
// when the tests run (tests/integration/api/life.test.ts), which also reads it with the compiler.
import createClient from "openapi-fetch";
import type { paths } from "parley-api";

type Given = {
  readonly url: string;
  readonly token: string;
  /** Lets the desk's worker do what is due. */
  readonly work: () => Promise<void>;
};

/** The life of one comment, from waiting to answered and counted, and of the case opened from it; throws where a step is not as expected. */
export const liveThrough = async ({ url, token, work }: Given): Promise<readonly string[]> => {
  const { GET, POST, PUT } = createClient<paths>({ baseUrl: `${url}/api/v1`, headers: { authorization: `Bearer ${token}` } });
  const steps: string[] = [];
  const note = (step: string, is: boolean): void => {
    if (!is) throw new Error(`not as expected: ${step}`);
    steps.push(step);
  };

  const me = (await GET("/token")).data;
  const waiting = (await GET("/items", { params: { query: { view: "waiting", sort: "oldest" } } })).data;
  const item = waiting?.items[0];
  if (item === undefined || me === undefined) throw new Error("nothing waits");
  const onItem = { params: { path: { id: item.id } } };
  note("waits", item.needsAnswer && item.waitingSince !== null);

  const figures = async () => {
    const { data } = await GET("/figures/overview", { params: { query: { days: 7 } } });
    if (data === undefined) throw new Error("no figures");
    return data;
  };
  const before = await figures();
  note("is counted as waiting", before.waiting.count === 1 && before.now.coverage.all.denominator === 1 && before.now.coverage.all.numerator === 0);

  note("is assigned", (await PUT("/items/{id}/assignee", { ...onItem, body: { memberId: me.memberId } })).response.status === 204);
  const claim = (await PUT("/items/{id}/claim", onItem)).data;
  note("is claimed", claim?.kind === "yours");

  const words = { text: "Hello! It left our house this morning.", threadVersion: "none" };
  const early = await POST("/items/{id}/replies", { ...onItem, body: words });
  note("is not answered before its author was looked at", early.response.status === 409 && early.error?.code === "look-first");

  const standing = (await POST("/items/{id}/opening", { ...onItem, body: { authorSeen: true } })).data;
  note("is opened", standing?.mustLook === false && standing.author.items === 1);

  const stale = await POST("/items/{id}/replies", { ...onItem, body: words });
  note("is not answered past a change", stale.error?.code === "thread-changed");

  const body = { ...words, threadVersion: standing?.threadVersion ?? "" };
  const once = { path: onItem.params.path, header: { "Idempotency-Key": "my-first-answer" } };
  const sent = await POST("/items/{id}/replies", { params: once, body });
  const again = await POST("/items/{id}/replies", { params: once, body });
  note("is answered once, however often it is sent", sent.response.status === 201 && sent.data?.replyId === again.data?.replyId);
  note("says so", again.response.headers.get("idempotent-replayed") === "true");

  await work();
  const reply = (await GET("/replies/{id}", { params: { path: { id: sent.data?.replyId ?? "" } } })).data;
  note("is delivered", reply?.state === "sent" && reply.externalId !== null);
  const answered = (await GET("/items/{id}", onItem)).data;
  note("is answered", answered?.needsAnswer === false && answered.answeredAt !== null);
  const said = (await GET("/threads/{id}/items", { params: { path: { id: item.threadId }, query: { limit: 10 } } })).data;
  note("stands beside its answer", said?.items.length === 2 && said.items[1]?.text === words.text);

  const after = await figures();
  note("is counted as answered", after.waiting.count === 0 && after.now.coverage.all.numerator === 1 && after.now.coverage.all.denominator === 1);

  const second = await POST("/items/{id}/replies", { ...onItem, body: { ...words, text: "Once more." } });
  note("is not answered twice unknowingly", second.error?.code === "already-answered");

  const opened = (await POST("/cases", { body: { itemIds: [item.id], title: "A parcel that is late" } })).data;
  const onCase = { params: { path: { number: opened?.number ?? 0 } } };
  note("becomes a case", (await GET("/cases/{number}", onCase)).data?.itemIds[0] === item.id);
  const tooSoon = await POST("/cases/{number}/contacts", { ...onCase, body: { channel: "phone", at: new Date().toISOString(), words: "We called." } });
  note("is listened to first", tooSoon.error?.code === "listen-first");
  await PUT("/cases/{number}/heard", onCase);
  await PUT("/cases/{number}/card/{field}", { params: { path: { ...onCase.params.path, field: "customerCircumstances" } }, body: { text: "It is a gift." } });
  await POST("/cases/{number}/contacts", { ...onCase, body: { channel: "phone", at: item.postedAt, words: "We called." } });
  const file = (await GET("/cases/{number}", onCase)).data;
  note("goes on", file?.step === "act" && file.contact?.channel === "phone");

  const trail = (await GET("/audit", { params: { query: { limit: 5 } } })).data;
  note("is told with the token it came through", trail?.entries.every(({ details }) => details["tokenId"] === me.id) === true);
  return steps;
};
