import ts from "typescript";
import { describe, expect, it } from "vitest";

import { areas } from "../../../app/_i18n/areas";

import { flatMessages } from "./flat-messages";
import { placeOf, sourceFiles, walk } from "./source-files";

const known = new Set(areas.flatMap((area) => [...flatMessages("en", area).keys()].map((key) => `${area}.${key}`)));
const openers = new Set(["useTranslations", "getTranslations", "createTranslator"]);
const speakers = new Set(["rich", "markup", "raw", "has"]);

type Use = { readonly place: string; readonly key: string; readonly isPrefix: boolean };

/** Every key that a file asks for, as far as it can be read off the code: whole keys, and the fixed beginnings of computed ones. */
const usesIn = (file: ts.SourceFile): readonly Use[] => {
  const declared = translatorsIn(file);
  const uses: Use[] = [];
  walk(file, (node) => {
    if (!ts.isCallExpression(node)) return;
    const namespace = speakerOf(node.expression, declared);
    const [key] = node.arguments;
    if (namespace === null || !key) return;
    for (const { text, isPrefix } of keysOf(key)) uses.push({ place: placeOf(node), key: [namespace, text].filter((part) => part !== "").join("."), isPrefix });
  });
  return uses;
};

type Declared = { readonly name: string; readonly scope: ts.Node; readonly namespace: string };

/** The translators a file declares, each with the function it is known in. */
const translatorsIn = (file: ts.SourceFile): readonly Declared[] => {
  const found: Declared[] = [];
  const note = (name: ts.Node | undefined, value: ts.Expression | undefined): void => {
    const namespace = value ? namespaceOf(value) : null;
    if (name && ts.isIdentifier(name) && namespace !== null) found.push({ name: name.text, scope: scopeOf(name), namespace });
  };
  walk(file, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer) return;
    note(node.name, node.initializer);
    const list = promisedAll(node.initializer);
    if (list && ts.isArrayBindingPattern(node.name)) {
      for (const [place, element] of node.name.elements.entries()) if (ts.isBindingElement(element)) note(element.name, list.elements[place]);
    }
  });
  return found;
};

const scopeOf = (node: ts.Node): ts.Node => (ts.isFunctionLike(node) || ts.isSourceFile(node) ? node : scopeOf(node.parent));

/** The namespace a name stands for where it is used: the nearest function around that declares it. */
const namespaceAt = (use: ts.Identifier, declared: readonly Declared[]): string | null => {
  for (let scope: ts.Node = scopeOf(use); ; scope = scopeOf(scope.parent)) {
    const nearest = declared.find((one) => one.name === use.text && one.scope === scope);
    if (nearest) return nearest.namespace;
    if (ts.isSourceFile(scope)) return null;
  }
};

const bare = (value: ts.Expression): ts.Expression => (ts.isAwaitExpression(value) || ts.isParenthesizedExpression(value) ? bare(value.expression) : value);

const namespaceOf = (value: ts.Expression): string | null => {
  const call = bare(value);
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || !openers.has(call.expression.text)) return null;
  const [argument] = call.arguments;
  if (!argument) return "";
  const namespace = ts.isObjectLiteralExpression(argument) ? namedNamespace(argument) : argument;
  return namespace && ts.isStringLiteralLike(namespace) ? namespace.text : null;
};

const namedNamespace = (options: ts.ObjectLiteralExpression): ts.Expression | undefined =>
  options.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === "namespace")?.initializer;

const promisedAll = (value: ts.Expression): ts.ArrayLiteralExpression | null => {
  const call = bare(value);
  const [list] = ts.isCallExpression(call) && call.expression.getText() === "Promise.all" ? call.arguments : [];
  return list && ts.isArrayLiteralExpression(list) ? list : null;
};

const speakerOf = (called: ts.Expression, declared: readonly Declared[]): string | null => {
  if (ts.isIdentifier(called)) return namespaceAt(called, declared);
  if (ts.isPropertyAccessExpression(called) && speakers.has(called.name.text)) return speakerOf(called.expression, declared);
  return namespaceOf(called);
};

const keysOf = (key: ts.Expression): readonly { readonly text: string; readonly isPrefix: boolean }[] => {
  if (ts.isStringLiteralLike(key)) return [{ text: key.text, isPrefix: false }];
  if (ts.isConditionalExpression(key)) return [...keysOf(key.whenTrue), ...keysOf(key.whenFalse)];
  if (ts.isTemplateExpression(key)) return [{ text: key.head.text.replace(/\.[^.]*$|^[^.]*$/u, ""), isPrefix: true }];
  return [{ text: "", isPrefix: true }];
};

// What is read elsewhere than at the desk is put into words by a domain itself.
const uses = [...sourceFiles(/\.tsx?$/u), ...sourceFiles(/(^|\/)words\.ts$/u, ["lib"])].flatMap(usesIn);

describe("message keys", () => {
  it("are found in the code at all", () => {
    expect(uses.filter(({ isPrefix }) => !isPrefix).length).toBeGreaterThan(100);
  });

  it("that the code asks for are there", () => {
    const isThere = ({ key, isPrefix }: Use): boolean => (isPrefix ? [...known].some((one) => one.startsWith(`${key}.`)) : known.has(key));
    expect(uses.filter((use) => !isThere(use)).map(({ place, key }) => `${place}: ${key}`)).toEqual([]);
  });

  it("that are there are asked for", () => {
    const whole = new Set(uses.filter(({ isPrefix }) => !isPrefix).map(({ key }) => key));
    const prefixes = uses.filter(({ isPrefix }) => isPrefix).map(({ key }) => `${key}.`);
    const unused = [...known].filter((key) => !whole.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });
});
