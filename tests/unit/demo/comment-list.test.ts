import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { authorization, noon, secondsAfterNoon, serveSite, type Served } from "./served-site";

const comments = "/wp-json/wp/v2/comments";
const itemsSchema = z.array(z.looseObject({ id: z.number(), status: z.string() }));
const errorSchema = z.looseObject({ code: z.string(), data: z.looseObject({ status: z.number() }) });

let served: Served;

beforeEach(async () => {
  served = await serveSite({ timeZone: "Europe/Moscow" });
  for (let second = 1; second <= 5; second += 1)
    served.site.addComment({ post: 1, author: `Guest ${String(second)}`, date: secondsAfterNoon(second), content: `Number ${String(second)}` });
});

afterEach(async () => {
  await served.close();
});

const ids = async (query: string, headers: Readonly<Record<string, string>> = {}): Promise<readonly number[]> => {
  const response = await served.get(`${comments}?${query}`, headers);
  return itemsSchema.parse(await response.json()).map(({ id }) => id);
};
const problem = async (query: string, headers: Readonly<Record<string, string>> = {}) => {
  const response = await served.get(`${comments}?${query}`, headers);
  const { code, data } = errorSchema.parse(await response.json());
  return { http: response.status, code, status: data.status };
};

describe("the list of comments", () => {
  it("comes newest first, ten at a time, in the documented shape", async () => {
    const response = await served.get(comments);
    const [first] = z.array(z.looseObject({})).parse(await response.json());
    expect(await ids("")).toEqual([5, 4, 3, 2, 1]);
    expect(first).toMatchObject({
      id: 5,
      post: 1,
      parent: 0,
      author: 0,
      author_name: "Guest 5",
      date: "2026-05-04T15:00:05",
      date_gmt: "2026-05-04T12:00:05",
      content: { rendered: "<p>Number 5</p>\n" },
      link: `${served.url}/2026/05/hello/#comment-5`,
      status: "approved",
      type: "comment",
    });
    expect(first).not.toHaveProperty("author_email");
  });

  it("leaves out both ends of after and before", async () => {
    expect(await ids("after=2026-05-04T12:00:02Z&order=asc")).toEqual([3, 4, 5]);
    expect(await ids("after=2026-05-04T12:00:02Z&before=2026-05-04T12:00:05Z&order=asc")).toEqual([3, 4]);
  });

  it("skips a second comment of the same second when after names that second, whatever its fraction", async () => {
    served.site.addComment({ post: 1, author: "Twin", date: new Date(secondsAfterNoon(5).getTime() + 900), content: "same second" });
    expect(await ids("after=2026-05-04T12:00:05.000Z")).toEqual([]);
    expect(await ids("after=2026-05-04T12:00:04.999Z")).toEqual([6, 5]);
  });

  it("reads an instant without a zone on the site's own clock", async () => {
    expect(await ids("after=2026-05-04T15:00:03&order=asc")).toEqual([4, 5]);
    expect(await ids("after=2026-05-04T15:00:03%2B03:00&order=asc")).toEqual([4, 5]);
  });

  it("walks pages and says how many there are", async () => {
    const response = await served.get(`${comments}?per_page=2&page=2&order=asc&orderby=id`);
    expect(response.headers.get("x-wp-total")).toBe("5");
    expect(response.headers.get("x-wp-totalpages")).toBe("3");
    const link = response.headers.get("link") ?? "";
    expect(link).toContain('page=1&order=asc&orderby=id>; rel="prev"');
    expect(link).toContain('page=3&order=asc&orderby=id>; rel="next"');
    expect(itemsSchema.parse(await response.json()).map(({ id }) => id)).toEqual([3, 4]);
    expect(await ids("per_page=2&page=9")).toEqual([]);
    expect(await ids("offset=1&per_page=2&order=asc")).toEqual([2, 3]);
  });

  it("refuses more than a hundred a page, unknown orders and crooked dates", async () => {
    const refused = { http: 400, code: "rest_invalid_param", status: 400 };
    expect(await problem("per_page=101")).toEqual(refused);
    expect(await problem("orderby=author")).toEqual(refused);
    expect(await problem("after=yesterday")).toEqual(refused);
  });

  it("narrows by include, post, parent and search", async () => {
    const reply = served.site.addComment({ post: 1, parent: 2, author: "Kin", date: secondsAfterNoon(9), content: "to two" });
    expect(await ids("include=1,4&orderby=id&order=asc")).toEqual([1, 4]);
    expect(await ids("include[]=1&include[]=4&orderby=include")).toEqual([1, 4]);
    expect(await ids("parent=2")).toEqual([reply.id]);
    expect(await ids("parent=0&exclude=1,2,3")).toEqual([5, 4]);
    expect(await ids("post=99")).toEqual([]);
    expect(await ids("search=number%203")).toEqual([3]);
  });

  it("cuts items down to the named fields", async () => {
    const response = await served.get(`${comments}?_fields=id,content.rendered&include=3`);
    expect(await response.json()).toEqual([{ id: 3, content: { rendered: "<p>Number 3</p>\n" } }]);
  });
});

describe("statuses", () => {
  beforeEach(() => {
    served.site.setStatus(2, "hold");
    served.site.setStatus(3, "spam");
    served.site.setStatus(4, "trash");
  });

  it("are asked for in one set of words and told in another", async () => {
    const asked = async (status: string): Promise<readonly string[]> => {
      const response = await served.get(`${comments}?status=${status}&order=asc`, { authorization });
      return itemsSchema.parse(await response.json()).map((item) => `${String(item.id)} ${item.status}`);
    };
    expect(await asked("approve")).toEqual(["1 approved", "5 approved"]);
    expect(await asked("hold")).toEqual(["2 hold"]);
    expect(await asked("spam")).toEqual(["3 spam"]);
    expect(await asked("trash")).toEqual(["4 trash"]);
    expect(await asked("all")).toEqual(["1 approved", "2 hold", "5 approved"]);
    expect(await asked("approve,hold")).toEqual([]);
  });

  it("are a moderator's to ask for", async () => {
    expect(await problem("status=all")).toEqual({ http: 401, code: "rest_forbidden_param", status: 401 });
    expect(await problem("context=edit")).toEqual({ http: 401, code: "rest_forbidden_context", status: 401 });
  });

  it("hide from a wrong password without a word: the anonymous view comes with 200", async () => {
    const wrong = { authorization: `Basic ${Buffer.from("desk:nonsense").toString("base64")}` };
    const response = await served.get(comments, wrong);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-wp-total")).toBe("2");
    expect(await problem("context=edit", wrong)).toMatchObject({ code: "rest_forbidden_context" });
  });

  it("keep hidden comments from strangers and missing ones from everybody", async () => {
    const read = async (id: number, headers: Readonly<Record<string, string>> = {}) => {
      const response = await served.get(`${comments}/${String(id)}`, headers);
      const body: unknown = await response.json();
      return [response.status, errorSchema.safeParse(body).data?.code ?? z.looseObject({ status: z.string() }).parse(body).status];
    };
    expect(await read(3)).toEqual([401, "rest_cannot_read"]);
    expect(await read(3, { authorization })).toEqual([200, "spam"]);
    expect(await read(77, { authorization })).toEqual([404, "rest_comment_invalid_id"]);
    expect(await read(1)).toEqual([200, "approved"]);
  });

  it("come with the raw text and the address of the writer when a moderator edits", async () => {
    served.site.addComment({ post: 1, author: "Mail", authorEmail: "m@mail.example", date: noon, content: "it's <b>bold</b>" });
    const response = await served.get(`${comments}/6?context=edit`, { authorization });
    expect(await response.json()).toMatchObject({
      author_email: "m@mail.example",
      content: { raw: "it's <b>bold</b>", rendered: "<p>it&#8217;s &lt;b&gt;bold&lt;/b&gt;</p>\n" },
    });
  });
});
