import { connect, createServer, type Socket } from "node:net";

export type CuttingProxy = {
  /** Without a slash at the end. */
  readonly url: string;
  /** The next request that writes reaches the server, and the connection is cut at the first byte of its answer. */
  readonly cutNextWrite: () => void;
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
};

/** A plain TCP proxy before a server on the loopback that can lose an answer on the way back. */
export const startCuttingProxy = async (target: string): Promise<CuttingProxy> => {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const state = { armed: false, cuts: 0 };
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let isDoomed = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (chunk) => {
      if (state.armed && /^(?:POST|DELETE|PUT) /u.test(chunk.toString("latin1"))) {
        state.armed = false;
        isDoomed = true;
      }
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      if (!isDoomed) {
        client.write(chunk);
        return;
      }
      state.cuts += 1;
      client.destroy();
    });
    upstream.on("end", () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutNextWrite: () => {
      state.armed = true;
    },
    cuts: () => state.cuts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of open) socket.destroy();
      }),
  };
};
