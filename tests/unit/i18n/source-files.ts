import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

/** Where words are spoken: the face, and what leaves the desk as a report or a letter. */
const speaking = ["app", "lib/reports/letter", "lib/reports/words"];

/** Every file that speaks, or of another folder, as a syntax tree. */
export const sourceFiles = (pattern: RegExp, folders: readonly string[] = speaking): readonly ts.SourceFile[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => pattern.test(file))
      .toSorted()
      .map((file) => parsed(join(folder, file), readFileSync(join(folder, file), "utf8"))),
  );

export const parsed = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, name.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

/** Calls `visit` on every node below. */
export const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
};

export const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};
