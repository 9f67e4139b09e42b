/** One sentence when this Node is too old to run Parley, else null. Itself runs on the oldest ones. */
export const whyNodeIsTooOld = () => {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Parley needs Node 20.19 or later, and this is ${process.versions.node}: install a newer one from https://nodejs.org.`;
};
