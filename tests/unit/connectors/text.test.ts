import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { comparableText, excerptOf, htmlToLine, htmlToText, plainLine, plainText } from "#lib/connectors/text";

describe("HTML as plain text", () => {
  it.each([
    ["<p>One</p>\n<p>Two<br />three</p>", "One\n\nTwo\nthree"],
    ["a &amp; b &lt;c&gt; &#8217; &eacute; &nbsp;", "a & b <c> ’ é"],
    ["before<script>alert(1)</script><style>p{}</style> after", "before after"],
    ["<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"],
    ['see <a href="https://shop.example/a">our page</a>', "see our page (https://shop.example/a)"],
    ['see <a href="https://shop.example/a/">https://shop.example/a</a>', "see https://shop.example/a"],
    ['<a href="javascript:alert(1)">words</a>', "words"],
    ['thanks <img src="x" class="emoji" alt="😀"> <img src="y" alt="a photo">', "thanks 😀"],
    ["<pre>a\n  b</pre>", "a\nb"],
    ["not <closed <b>bold", "not bold"],
    ["line\n   broken   in the source", "line broken in the source"],
  ])("%j reads %j", (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it("is safe to store, whatever came in: no control character, no half pair, no carriage return", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const read of [htmlToText(text), plainText(text), plainLine(text), excerptOf(text)])
          expect(read).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|\p{Cs}|\r/u);
      }),
    );
    expect(plainText("a\u0000b\uD83Dc\uDE00d\r\ne\rf")).toBe("ab\uFFFDc\uFFFDd\ne\nf");
  });

  it("keeps the marks that right-to-left text and family emoji are made with", () => {
    expect(plainText("שלום \u200F👩‍👩‍👧")).toBe("שלום \u200F👩‍👩‍👧");
  });

  it("keeps 60 kB whole and cuts far beyond, never through a pair", () => {
    const long = "я".repeat(60_000);
    expect(plainText(long)).toBe(long);
    const cut = plainText("😀".repeat(150_000));
    expect(cut.length).toBe(200_000);
    expect(plainText(`a${"😀".repeat(150_000)}`)).toHaveLength(199_999);
  });

  it("puts titles and names on one line", () => {
    expect(htmlToLine("Tom &amp;\n Jerry<br>show")).toBe("Tom & Jerry show");
  });

  it("takes prettified quotes, dashes and spaces for the plain ones", () => {
    expect(comparableText("“It’s” — fine…")).toBe(comparableText('"It\'s"  -- fine...'));
    expect(comparableText("for @\u2060ann")).toBe(comparableText("for @ann"));
    expect(comparableText("it is fine")).not.toBe(comparableText("it is not fine"));
  });
});
