// Rules of this house that no linter brings along.
const clock = "Take `now` as an argument; the clock is read at the edge.";

const forbid =
  (message, isMeant = () => true) =>
  (context) =>
  (node) => {
    if (isMeant(node)) context.report({ node, message });
  };

/** A rule that forbids nodes of some kinds. */
const rule = (checks) => ({
  create: (context) => Object.fromEntries(Object.entries(checks).map(([kind, check]) => [kind, check(context)])),
});

const isNow = ({ callee }) => callee.type === "MemberExpression" && callee.object.name === "Date" && callee.property.name === "now";
const isNewDate = ({ callee, arguments: given }) => callee.name === "Date" && given.length === 0;

export default {
  meta: { name: "house" },
  rules: {
    "no-barrels": rule({ ExportAllDeclaration: forbid("No barrels.") }),
    "no-enums": rule({ TSEnumDeclaration: forbid("Use a zod enum or a union.") }),
    "no-clock": rule({ NewExpression: forbid(clock, isNewDate), CallExpression: forbid(clock, isNow) }),
  },
};
