/** Next calls this once, before the process answers its first request. */
export const register = async (): Promise<void> => {
  // oxlint-disable-next-line no-restricted-properties -- the build replaces this with a constant, which keeps Node's modules out of other runtimes
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { notePeers } = await import("#lib/auth/peer-door");
  notePeers();
};
