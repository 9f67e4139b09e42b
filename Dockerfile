# One image for every process of Parley: `web`, `worker` and `migrate` are commands of it (see docker-compose.yml).
FROM node:20-bookworm-slim AS packages
WORKDIR /parley
ENV NEXT_TELEMETRY_DISABLED=1 PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund

FROM packages AS build
COPY . .
RUN mkdir -p public && node node_modules/prisma/build/index.js generate --no-hints && node node_modules/next/dist/bin/next build && rm -rf .next/cache && node scripts/build-worker.mjs

FROM node:20-bookworm-slim
WORKDIR /parley
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000
COPY --from=packages /parley/node_modules node_modules
COPY --from=build /parley/.next .next
COPY --from=build /parley/build build
COPY --from=build /parley/prisma prisma
COPY --from=build /parley/public public
COPY --from=build /parley/package.json /parley/next.config.ts /parley/tsconfig.json ./
COPY --from=build /parley/app app
COPY --from=build /parley/lib lib
COPY --from=build /parley/messages messages
COPY --from=build /parley/scripts scripts
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
CMD ["node", "node_modules/next/dist/bin/next", "start", "-p", "3000", "-H", "0.0.0.0"]
