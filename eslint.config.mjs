import tseslint from "typescript-eslint";

const sizes = (lines, linesPerFunction) => ({
  "max-lines": ["error", { max: lines, skipBlankLines: true, skipComments: true }],
  "max-lines-per-function": ["error", { max: linesPerFunction, skipBlankLines: true, skipComments: true }],
});

const noBarrels = { selector: "ExportAllDeclaration", message: "No barrels." };
const noEnums = { selector: "TSEnumDeclaration", message: "Use a zod enum or a union." };
const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Take `now` as an argument; the clock is read at the edge." },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Take `now` as an argument." },
];

export default tseslint.config(
  { ignores: [".next*/**", "build/**", ".parley/**", "prisma/generated/**", "**/*.cjs", "next-env.d.ts", "public/**", "tests/client/**"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...sizes(250, 60),
      "max-params": ["error", 3],
      complexity: ["error", 10],
      "max-depth": ["error", 3],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // An interpreted row such as { "key": value } is read with brackets where the compiler asks for it.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "no-restricted-properties": ["error", { object: "process", property: "env", message: "Read lib/core/env.ts." }],
      "no-restricted-syntax": ["error", noBarrels, noEnums, ...clock],
    },
  },
  {
    // A page is mostly markup: its length says little about what a reader must hold in mind.
    files: ["**/*.tsx"],
    rules: {
      ...sizes(300, 120),
      complexity: ["error", 15],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      ...sizes(400, 250),
      "no-restricted-properties": "off",
      "no-restricted-syntax": ["error", noBarrels, noEnums],
      "@typescript-eslint/no-floating-promises": [
        "error",
        { allowForKnownSafeCalls: [{ from: "package", name: ["it", "test", "describe"], package: "vitest" }] },
      ],
    },
  },
  { files: ["lib/core/clock.ts"], rules: { "no-restricted-syntax": ["error", noBarrels, noEnums] } },
  {
    // What package.json calls, and the demo site: programs at the edge, which read the clock and the environment.
    files: ["scripts/**/*.ts", "demo/**/*.{ts,tsx}", "workers/**/*.ts", "prisma/seed.ts"],
    rules: { "no-restricted-properties": "off", "no-restricted-syntax": ["error", noBarrels, noEnums] },
  },
  {
    files: ["**/*.mjs", "**/*.config.{ts,mts}"],
    extends: [tseslint.configs.base],
    rules: {
      ...sizes(250, 60),
      "max-params": ["error", 3],
      complexity: ["error", 12],
      "max-depth": ["error", 3],
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": "error",
    },
  },
  { files: ["**/*.config.{ts,mts}"], extends: [tseslint.configs.disableTypeChecked] },
);
