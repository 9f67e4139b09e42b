import { describe, expect, it } from "vitest";
import { reasonInWords } from "#lib/tagging/reason-words";
import { reasonCodes } from "#lib/tagging/settle-model";

describe("a reason in words", () => {
  it("a waiting question says that nobody has replied, in the reader's language", () => {
    const reason = { code: "question", params: {} } as const;
    expect(reasonInWords(reason, "en")).toBe("asks a question; nobody from the brand has replied");
    expect(reasonInWords(reason, "ru")).toBe("задан вопрос; от бренда никто не ответил");
    expect(reasonInWords(reason, "fr")).toBe("pose une question; personne de la marque n'a répondu");
  });

  it("an answered one says when the reply came, as the caller wrote the date", () => {
    const reason = { code: "complaint", params: { answeredAt: "3 May 10:12" } } as const;
    expect(reasonInWords(reason, "en")).toBe("complains; a reply from the brand on 3 May 10:12");
  });

  it.each(["en", "ru", "fr"] as const)("every code has words of its own in %s", (locale) => {
    const sentences = reasonCodes.map((code) => reasonInWords({ code, params: {} }, locale));
    expect(new Set(sentences).size).toBe(reasonCodes.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|\{|\}/);
  });

  it.each(["en", "ru", "fr"] as const)("names and dates given are told in %s", (locale) => {
    expect(reasonInWords({ code: "addressed-elsewhere", params: { name: "Anna" } }, locale)).toContain("Anna");
    expect(reasonInWords({ code: "closed-with-thanks", params: { answeredAt: "3 May" } }, locale)).toContain("3 May");
    expect(reasonInWords({ code: "deleted-by-author", params: { at: "4 May" } }, locale)).toContain("4 May");
    expect(reasonInWords({ code: "asked-detail", params: { askedAt: "5 May" } }, locale)).toContain("5 May");
  });
});
