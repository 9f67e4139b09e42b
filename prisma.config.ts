import { defineConfig } from "prisma/config";

// oxlint-disable-next-line no-restricted-properties -- read by Prisma's command line, outside the product
const url = process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  ...(url === undefined ? {} : { datasource: { url } }),
});
