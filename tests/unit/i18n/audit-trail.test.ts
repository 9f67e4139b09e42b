import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";
import { describe, expect, it } from "vitest";

import { factsOf } from "../../../app/[workspace]/settings/audit/_trail/said-of";
import { locales } from "#lib/auth/actor";
import { sanctionKinds } from "#lib/conduct/model";

import { flatMessages } from "./flat-messages";
import { parsed, walk } from "./source-files";

/** What only a machine reads, or what the name of whom it was done to tells already. */
const untold = new Set([
  "itemId",
  "sanctionId",
  "replyId",
  "linkId",
  "noteId",
  "hintId",
  "personId",
  "contentHash",
  "sizeBytes",
  "format",
  "encoding",
  "hasSecret",
  "verdict",
]);

type Written = { readonly action: string; readonly keys: readonly string[] };

/** Every action that a file can write into the trail, with the details it keeps of it, as far as they can be read off the code. */
const writtenIn = (file: ts.SourceFile): readonly Written[] => {
  const found: Written[] = [];
  walk(file, (node) => {
    const action = propertyOf(node, "action");
    if (action === null) return;
    const keys = detailsBeside(node).flatMap(keysOf);
    for (const name of actionsIn(action)) found.push({ action: name, keys });
  });
  return found;
};

const propertyOf = (node: ts.Node, name: string): ts.Expression | null => {
  if (!ts.isObjectLiteralExpression(node)) return null;
  for (const property of node.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return null;
};

/** `noun.verb`, either of two, by the kind of a sanction, or as a variable says that was made just before. */
const actionsIn = (action: ts.Expression): readonly string[] => {
  if (ts.isIdentifier(action)) return valuesOf(action).flatMap(actionsIn);
  const found: string[] = [];
  walk(action, (node) => {
    if (ts.isStringLiteral(node) && /^[a-z-]+\.[a-z-]+$/u.test(node.text)) found.push(node.text);
    if (ts.isTemplateExpression(node)) found.push(...sanctionKinds.map((kind) => `${kind}${node.templateSpans.at(-1)?.literal.text ?? ""}`));
  });
  return found;
};

/** What stands as `details` beside an action: in the same object, in the event of a case, or returned to whoever writes it down. */
const detailsBeside = (node: ts.Node): readonly ts.Expression[] => {
  const own = propertyOf(node, "details");
  if (own !== null) return [own];
  const event = propertyOf(node, "event");
  const told = event === null ? null : propertyOf(event, "details");
  if (told !== null) return [told];
  return ts.isCallExpression(node.parent) ? returnedTo(node.parent) : [];
};

const returnedTo = (call: ts.CallExpression): readonly ts.Expression[] => {
  const found: ts.Expression[] = [];
  for (const work of call.arguments.filter(ts.isArrowFunction))
    walk(work.body, (node) => {
      if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    });
  return found;
};

const keysOf = (details: ts.Expression): readonly string[] => {
  if (ts.isIdentifier(details)) return valuesOf(details).flatMap(keysOf);
  if (ts.isParenthesizedExpression(details)) return keysOf(details.expression);
  if (ts.isConditionalExpression(details)) return [...keysOf(details.whenTrue), ...keysOf(details.whenFalse)];
  if (!ts.isObjectLiteralExpression(details)) return [];
  return details.properties.flatMap((property) => (ts.isSpreadAssignment(property) ? keysOf(property.expression) : [property.name.getText()]));
};

/** What the constants of this name are made as, in the functions around. */
const valuesOf = (name: ts.Identifier): readonly ts.Expression[] => {
  const values: ts.Expression[] = [];
  for (let scope: ts.Node = name.parent; values.length === 0; scope = scope.parent) {
    if (ts.isFunctionLike(scope) || ts.isSourceFile(scope))
      walk(scope, (node) => {
        if (ts.isVariableDeclaration(node) && node.name.getText() === name.text && node.initializer) values.push(node.initializer);
      });
    if (ts.isSourceFile(scope)) break;
  }
  return values;
};

const written = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .toSorted()
  .flatMap((path) => writtenIn(parsed(path, readFileSync(join("lib", path), "utf8"))));

/** Commands that write into the trail, by themselves or through what they are built on. */
const writers = /\b(?:recordAudit|changeCase|applyDeed|handleItem|onBoard|inFeed|endSanction|requeueFailed|queueOnce|queueReply)\(/u;
/** What nobody answers for: drafts, their pictures and claims while somebody writes, what was looked at, and what is forgotten when its time is over. */
const noActions = [
  "replies/commands/composing.ts",
  "replies/commands/open-item.ts",
  "replies/commands/pictures.ts",
  "team/commands/read-notices.ts",
  "sources/commands/forget.ts",
];

it("[G6] every command that changes something writes into the trail", () => {
  const commands = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter((path) => /(?:^|[/-])commands(?:\/.*)?\.ts$/u.test(path));
  expect(commands.length).toBeGreaterThan(40);
  const silent = commands.filter((path) => {
    const text = readFileSync(join("lib", path), "utf8");
    return text.includes("inTransaction(") && !writers.test(text);
  });
  expect(silent.toSorted()).toEqual(noActions.toSorted());
});

describe("what can be written into the audit trail", () => {
  it("is found in the code at all, with what is kept of it", () => {
    expect(new Set(written.map(({ action }) => action)).size).toBeGreaterThan(100);
    expect(written).toContainEqual({ action: "ban.request", keys: ["itemId", "clause", "version", "evidence", "days"] });
    expect(written).toContainEqual({ action: "closing.end", keys: ["because", "reason"] });
    expect(written).toContainEqual({ action: "tag.confirm", keys: ["head", "was", "became"] });
    expect(written).toContainEqual({ action: "case.change-level", keys: ["was", "level"] });
  });

  it.each(locales)("has its words (%s)", (locale) => {
    const words = flatMessages(locale, "settings");
    expect(written.filter(({ action }) => !words.has(`audit.actions.${action}`))).toEqual([]);
  });

  it("has its facts told, and nothing is told of what is never written", () => {
    const actions = [...new Set(written.map(({ action }) => action))].toSorted();
    expect(Object.keys(factsOf).toSorted()).toEqual(actions);
  });

  it("tells every detail that it keeps, but what only a machine reads", () => {
    const missing = written.flatMap(({ action, keys }) => {
      const told = new Set(factsOf[action]?.flatMap(({ reads }) => reads));
      return keys.filter((key) => !told.has(key) && !untold.has(key)).map((key) => `${action}: ${key}`);
    });
    expect(missing).toEqual([]);
  });
});
