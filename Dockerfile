# Build with: docker build -t quay.io/ORG/vm-networking-console-plugin:TAG .
FROM registry.access.redhat.com/ubi9/nodejs-22:9.7 AS build
USER root
WORKDIR /usr/src/app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node --import tsx scripts/build.ts plugin

FROM registry.access.redhat.com/ubi9/nginx-124:9.7
COPY --from=build /usr/src/app/dist /usr/share/nginx/html
USER 1001
CMD ["nginx", "-g", "daemon off;"]
