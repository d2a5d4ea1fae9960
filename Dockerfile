FROM node:24-slim

ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    COFFER_DATA=/data

WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its Node; the packages that bring one to other machines go again. Optional packages as such must stay:
# the password hashing and its like come in them, one for each platform.
RUN npm ci --omit=dev --no-audit --no-fund --loglevel=error \
    && rm -rf node_modules/node-linux-* node_modules/.bin/node \
    && npm cache clean --force \
    && mkdir /data && chown node:node /data
COPY LICENSE openapi.yaml ./
COPY generated ./generated
COPY src ./src

USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
