/** Next calls this once, before the process answers its first request. */
export const register = async (): Promise<void> => {
  // oxlint-disable-next-line no-restricted-properties -- the build replaces this with a constant, which keeps Node's modules out of other runtimes
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { notePeers } = await import("#lib/auth/peer-door");
  const { noteServedBuild } = await import("#lib/core/served-build");
  notePeers();
  // oxlint-disable-next-line no-restricted-properties -- as next.config.ts reads it
  noteServedBuild(process.env["NEXT_DIST_DIR"] ?? ".next");
};
