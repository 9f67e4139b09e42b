// The import law of docs/architecture.md. tests/unit/house plants a violation of each rule and expects it to be caught.
const { kernel, infrastructure, domains } = require("./layers.cjs");

const any = (names) => `(${names.join("|")})`;
const folders = [...kernel, ...infrastructure, ...domains];
const prisma = "^prisma/generated/|^node_modules/@prisma/|^lib/db/client\\.ts$";
const product = "^(app|lib|workers|demo)/|^(proxy|instrumentation)\\.ts$";
const postgres = "^node_modules/pg/|^pg$";
/** Tagging computes: text in, tags out. What asks others for tags, and what remembers them, stands aside. */
const model = [
  "^lib/[^/]+/[a-z-]*model(\\.ts$|/)",
  "^lib/tagging/(?!(providers|store|commands|queries|training|adjusting)/|embedded/(shipped-tagger|weights-file)\\.ts$|(tagger|embedded)-for\\.ts$)",
];
/** Built-ins that only compute; every other one reaches outside. */
const pureBuiltins = "^(node:)?(crypto|url|util|buffer|string_decoder|assert|path)(/|$)";
const pubSub = "^lib/[^/]+/(live|presence)(\\.ts$|/)";

const forbid = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

/** Each folder of lib may import itself and what stands before it. */
const upstreamOnly = folders
  .slice(0, -1)
  .map((folder, place) =>
    forbid(
      `upstream-only-${folder}`,
      `lib/${folder} imports only what stands before it in layers.cjs.`,
      { path: `^lib/${folder}/` },
      { path: "^lib/", pathNot: `^lib/${any(folders.slice(0, place + 1))}/` },
    ),
  );

const strangers = [
  forbid("lib-knows-no-process", "lib never imports app, workers, demo or scripts.", { path: "^lib/" }, { path: "^(app|workers|demo|scripts|tests)/" }),
  forbid("app-and-workers-are-strangers", "What both need belongs to lib.", { path: "^app/" }, { path: "^workers/" }),
  forbid("workers-and-app-are-strangers", "What both need belongs to lib.", { path: "^workers/" }, { path: "^app/" }),
  forbid("nobody-needs-the-demo", "The demo is loaded from outside.", { path: "^(app|lib|workers)/" }, { path: "^demo/" }),
  forbid("demo-is-an-outsider", "The demo goes through commands and queries.", { path: "^demo/" }, { path: "^(app|workers|tests)/" }),
  forbid("nobody-needs-the-tests", "Tests look at the product, never the other way.", { path: "^(app|workers|scripts|prisma)/" }, { path: "^tests/" }),
  forbid("nobody-needs-the-scripts", "Scripts are what package.json calls.", { path: "^(app|workers|demo)/" }, { path: "^scripts/" }),
];

const storage = [
  forbid(
    "prisma-in-stores-and-queries",
    "Rows end at store and queries; types count. Programs that end may close the connection.",
    { path: product, pathNot: ["^lib/(db|auth)/|^lib/[^/]+/(store|queries)(\\.ts$|/)", "^(workers/main|demo/(load|story))\\.ts$"] },
    { path: prisma },
  ),
  forbid("pg-in-db-and-queue", "One door to PostgreSQL.", { path: product, pathNot: `^lib/(db|queue)/|${pubSub}` }, { path: postgres }),
  forbid(
    "stores-are-private-from-outside",
    "Use its commands and queries.",
    { path: "^(app|workers|demo)/|^(proxy|instrumentation)\\.ts$" },
    { path: "^lib/[^/]+/store(\\.ts$|/)" },
  ),
  forbid(
    "stores-are-private",
    "A store belongs to its domain: use its commands and queries.",
    { path: "^lib/([^/]+)/" },
    { path: "^lib/[^/]+/store(\\.ts$|/)", pathNot: "^lib/$1/" },
  ),
];

const pure = [
  forbid(
    "models-stay-pure",
    "A model sees other models, ids, time and the tagger's phases: no storage, no queue, no settings.",
    { path: model },
    {
      path: "^(lib|prisma)/",
      pathNot: [
        ...model,
        "^lib/core/(errors|told-issue|ids|address-list|time|business-time|crypto)\\.ts$",
        "^lib/connectors/contract\\.ts$",
        "^lib/auth/(actor|permissions|scopes)\\.ts$",
      ],
    },
  ),
  forbid("models-do-no-io", "A model computes.", { path: model }, { dependencyTypes: ["core"], pathNot: pureBuiltins }),
  forbid(
    "models-need-no-packages",
    "zod parses, tinyld computes; whatever else a model needs is given to it.",
    { path: model },
    { path: "^node_modules/", pathNot: "^node_modules/(zod|tinyld)/" },
  ),
];

const pages = [
  forbid(
    "client-components-see-models",
    "A *.client.tsx runs in the visitor's browser: models and looks. View types vanish when built, so they may come from queries.",
    { path: "\\.client\\.tsx$" },
    {
      path: "^(app|lib|prisma|workers|demo)/",
      pathNot: ["^app/", "^lib/core/(errors|ids|time)\\.ts$", "^lib/connectors/contract\\.ts$", "^lib/auth/(actor|permissions|scopes)\\.ts$", ...model],
      dependencyTypesNot: ["type-only"],
    },
  ),
  forbid("client-components-need-no-server", "Nothing of the server reaches the browser.", { path: "\\.client\\.tsx$" }, { dependencyTypes: ["core"] }),
  forbid(
    "looks-hold-no-rules",
    "app/_ui is looks: it sees models and time.",
    { path: "^app/_ui/" },
    {
      path: "^(app|lib|prisma|workers|demo)/",
      pathNot: ["^app/_ui/", "^lib/core/(errors|ids|time)\\.ts$", ...model],
      dependencyTypesNot: ["type-only"],
    },
  ),
  forbid(
    "charts-in-one-place",
    "recharts is heavy: app/_ui/charts alone.",
    { path: product, pathNot: "^app/_ui/charts/" },
    {
      path: "^node_modules/(recharts|@mantine/charts)/",
    },
  ),
];

const outside = [
  forbid(
    "connectors-see-core",
    "A connector sees its contract and core: never the database, the queue or a workspace.",
    { path: "^lib/connectors/" },
    {
      path: "^(app|lib|prisma|workers|demo)/",
      pathNot: "^lib/(connectors|core)/",
    },
  ),
  forbid(
    "queues-in-one-place",
    "bullmq and ioredis live in lib/queue, the workers and the files that need pub/sub.",
    { path: product, pathNot: `^lib/queue/|^workers/|${pubSub}` },
    { path: "^node_modules/(bullmq|ioredis)/" },
  ),
];

const order = [
  forbid("no-cycles", "Two files that need each other are one file, or lack a third.", {}, { circular: true }),
  forbid("every-folder-has-a-place", "A folder of lib has its place in layers.cjs.", { path: "^lib/", pathNot: `^lib/${any(folders)}/` }, {}),
  forbid(
    "imports-resolve",
    "An import that leads nowhere hides from every other rule.",
    { path: product },
    {
      couldNotResolve: true,
      pathNot: "\\.css$",
    },
  ),
];

module.exports = {
  forbidden: [...order, ...upstreamOnly, ...strangers, ...storage, ...pure, ...pages, ...outside],
  options: {
    doNotFollow: { path: "^(node_modules|prisma/generated|\\.next)" },
    exclude: { path: "^\\.next/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
    },
    combinedDependencies: false,
  },
};
