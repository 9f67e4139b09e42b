// Makes one file of a program and all of ours that it uses; what it imports only when needed stands in files beside it. Packages stay where they are.
import { readFile, rename } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { build } from "esbuild";

/** A module that looks for a file beside itself finds it beside its source. */
const sourcesKnowTheirPlace = {
  name: "sources-know-their-place",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.(?:ts|mjs)$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const contents = text
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href))
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)));
      return { loader: file.endsWith(".ts") ? "ts" : "js", contents };
    });
  },
};

/** The made file is there whole or not at all; the files beside it are named by what they hold. */
export const bundle = async ({ entry, made }) => {
  const unfinished = `${made}.${process.pid}`;
  await build({
    entryPoints: [{ in: entry, out: path.basename(unfinished) }],
    outdir: path.dirname(made),
    outExtension: { ".js": ".mjs" },
    chunkNames: `${path.basename(made, ".mjs")}-[hash]`,
    splitting: true,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    plugins: [sourcesKnowTheirPlace],
    logLevel: "warning",
  });
  await rename(`${unfinished}.mjs`, made);
};
