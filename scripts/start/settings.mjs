import { createHmac } from "node:crypto";
import net from "node:net";

import { Refusal } from "./refusal.mjs";

/** The environment every part of one installation runs in. */
export const settingsOf = ({ databaseUrl, secret, url, port, demoUrl }) => {
  const demo = demoUrl ? { PARLEY_DEMO: demoUrl } : {};
  const allowed = [process.env.PARLEY_ALLOWED_HOSTS, ...(demoUrl ? [new URL(demoUrl).host] : [])].filter(Boolean).join(",");
  return {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    PARLEY_SECRET: secret,
    PARLEY_URL: url,
    PARLEY_ALLOWED_HOSTS: allowed,
    NEXTAUTH_URL: url,
    PORT: String(port),
    ...demo,
  };
};

/** The link that sets up the first workspace; the page behind it computes the same token from the same secret. */
export const setupLink = (url, secret) => `${url}/setup?token=${createHmac("sha256", secret).update("parley-setup").digest("base64url")}`;

/** Throws a Refusal when nothing answers where a server is said to be. */
export const checkReachable = (name, url, defaultPort) =>
  new Promise((resolve, reject) => {
    if (!URL.canParse(url))
      return reject(new Refusal(`${name} is not an address: give one such as ${name === "REDIS_URL" ? "redis" : "postgresql"}://host:${defaultPort}.`));
    const { hostname, port } = new URL(url);
    // An address without a host names a socket of this machine; its client will say what is wrong with it.
    if (hostname === "") return resolve();
    const socket = net.connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || defaultPort), timeout: 5_000 });
    const fail = () =>
      reject(new Refusal(`Nothing answers at ${hostname}:${port || defaultPort}, where ${name} points: is the server running?`)) ?? socket.destroy();
    socket.once("connect", () => resolve() ?? socket.destroy());
    socket.once("timeout", fail);
    socket.once("error", fail);
  });
