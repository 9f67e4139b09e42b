import ts from "typescript";
import { describe, expect, it } from "vitest";

import { parsed, placeOf, sourceFiles, walk } from "./source-files";

/** Attributes whose text a person reads or hears. */
const spoken = new Set(["aria-label", "aria-description", "title", "placeholder", "alt", "label", "description"]);
const hasWord = /\p{L}{2,}/u;
/** Signs that are the same in every language. */
const scheme = /^https?:\/\/$/u;

/** Words written into the markup instead of the messages, as `file:line: words`. */
const literalsIn = (file: ts.SourceFile): string[] => {
  const found: string[] = [];
  const note = (node: ts.Node, text: string): void => {
    if (hasWord.test(text) && !scheme.test(text)) found.push(`${placeOf(node)}: ${text.trim()}`);
  };
  walk(file, (node) => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && !ts.isJsxAttribute(node.parent))
      note(node, node.expression.text);
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer)
      for (const literal of literalsOf(node.initializer)) note(literal, literal.text);
  });
  return found;
};

const literalsOf = (initializer: ts.JsxAttributeValue): readonly ts.StringLiteralLike[] => {
  if (ts.isStringLiteral(initializer)) return [initializer];
  if (!ts.isJsxExpression(initializer) || !initializer.expression) return [];
  const value = initializer.expression;
  const branches = ts.isConditionalExpression(value) ? [value.whenTrue, value.whenFalse] : [value];
  return branches.filter(ts.isStringLiteralLike);
};

describe("the face", () => {
  it("speaks through its messages alone: no words stand in the markup", () => {
    const files = sourceFiles(/\.tsx$/u);
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(literalsIn)).toEqual([]);
  });

  it.each([
    ["text between tags", "const a = <p>Some words</p>;"],
    ["a string in braces", 'const a = <p>{"Some words"}</p>;'],
    ["a label", 'const a = <button aria-label="Close the door" />;'],
    ["one of two labels", 'const a = <input placeholder={isOn ? "Type here" : ""} />;'],
  ])("is caught when it does so in %s", (_where, text) => {
    expect(literalsIn(parsed("planted.tsx", text))).toHaveLength(1);
  });
});
