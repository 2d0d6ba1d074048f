# Built with everything, run with what it needs. See docs/docker.md.
FROM node:24-slim AS build
WORKDIR /pilcrow
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY commands commands
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
WORKDIR /pilcrow
COPY --from=build /pilcrow/package.json package.json
COPY --from=build /pilcrow/node_modules node_modules
COPY --from=build /pilcrow/dist dist
COPY LICENSE LICENSE
COPY data data
# Where a volume for the settings is laid; it takes over who owns the folder.
RUN install -d -o node -g node /settings
# What the threads of one process let go of, they share: some 15 MB less.
ENV NODE_ENV=production PILCROW_HEALTH_PORT=9464 MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=32768 MALLOC_TRIM_THRESHOLD_=65536
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PILCROW_HEALTH_PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/main.js"]
