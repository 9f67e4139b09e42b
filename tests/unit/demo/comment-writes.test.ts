import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { noon, serveSite, type Served } from "./served-site";

const comments = "/wp-json/wp/v2/comments";
const codeOf = async (response: Response): Promise<string> =>
  `${String(response.status)} ${z.looseObject({ code: z.string() }).parse(await response.json()).code}`;

let served: Served;

beforeEach(async () => {
  served = await serveSite();
  served.site.addComment({ post: 1, author: "Guest", date: noon, content: "Where is it?" });
});

afterEach(async () => {
  await served.close();
});

describe("a reply", () => {
  it("is created as the brand's own comment beneath the one it answers", async () => {
    const response = await served.send("POST", comments, { post: 1, parent: 1, content: "On its way." });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      id: 2,
      post: 1,
      parent: 1,
      author: 1,
      author_name: "Kestrel",
      status: "approved",
      date_gmt: "2026-05-04T12:00:00",
    });
    expect(served.site.findComment(2)?.content).toBe("On its way.");
  });

  it("is refused the second time with 409, and not stored twice", async () => {
    await served.send("POST", comments, { post: 1, parent: 1, content: "On its way." });
    expect(await codeOf(await served.send("POST", comments, { post: 1, parent: 1, content: "On its way." }))).toBe("409 comment_duplicate");
    expect(served.site.comments()).toHaveLength(2);
    expect((await served.send("POST", comments, { post: 1, parent: 0, content: "On its way." })).status).toBe(201);
  });

  it("needs a person signed in, a known open post and a text", async () => {
    const anonymous = await fetch(`${served.url}${comments}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ post: 1, content: "hi" }),
    });
    expect(await codeOf(anonymous)).toBe("401 rest_comment_login_required");
    expect(await codeOf(await served.send("POST", comments, { post: 9, content: "hi" }))).toBe("403 rest_comment_invalid_post_id");
    expect(await codeOf(await served.send("POST", comments, { post: 1, content: "  " }))).toBe("400 rest_comment_content_invalid");
    served.site.addPost({ title: "Closed", slug: "closed", content: "", date: noon, commentsOpen: false });
    expect(await codeOf(await served.send("POST", comments, { post: 2, content: "hi" }))).toBe("403 rest_comment_closed");
    expect(served.site.comments()).toHaveLength(1);
  });
});

describe("a moderator", () => {
  it("holds, approves, marks as spam and edits", async () => {
    for (const [word, told] of [
      ["hold", "hold"],
      ["spam", "spam"],
      ["approve", "approved"],
    ] as const) {
      const response = await served.send("POST", `${comments}/1`, { status: word });
      expect(await response.json()).toMatchObject({ id: 1, status: told });
    }
    expect(await (await served.send("POST", `${comments}/1`, { content: "Changed" })).json()).toMatchObject({ content: { raw: "Changed" } });
  });

  it("is told of a change of status that changes nothing", async () => {
    expect(await codeOf(await served.send("POST", `${comments}/1`, { status: "approve" }))).toBe("500 rest_comment_failed_edit");
  });

  it("bins once, hears 410 the second time, and removes for good by force", async () => {
    expect(await (await served.send("DELETE", `${comments}/1`)).json()).toMatchObject({ status: "trash" });
    expect(await codeOf(await served.send("DELETE", `${comments}/1`))).toBe("410 rest_already_trashed");
    expect(await (await served.send("DELETE", `${comments}/1?force=true`)).json()).toMatchObject({ deleted: true, previous: { id: 1 } });
    expect(await codeOf(await served.send("GET", `${comments}/1`))).toBe("404 rest_comment_invalid_id");
  });

  it("is nobody without credentials", async () => {
    const bare = (method: string) => fetch(`${served.url}${comments}/1`, { method, body: method === "POST" ? "status=spam" : null });
    expect(await codeOf(await bare("POST"))).toBe("401 rest_cannot_edit");
    expect(await codeOf(await bare("DELETE"))).toBe("401 rest_cannot_delete");
    expect(served.site.findComment(1)?.status).toBe("approved");
  });
});
