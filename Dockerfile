# The plugin behind nginx, and the standalone console, in one image.
# Build with: docker build -t quay.io/ORG/vm-networking-console-plugin:TAG .
FROM registry.access.redhat.com/ubi9/nodejs-22:9.7 AS build
USER root
WORKDIR /usr/src/app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node --import tsx scripts/build.ts \
    && node image/build.mjs \
    && node --import tsx scripts/sbom.ts \
    && node scripts/precompress.mjs dist build/host

FROM registry.access.redhat.com/ubi9/ubi-minimal:9.7
RUN microdnf -y module enable nginx:1.24 nodejs:22 \
    && microdnf -y install --nodocs --setopt=install_weak_deps=0 nginx-core nodejs \
    && microdnf clean all
COPY --from=build /usr/src/app/dist /opt/console/plugin
COPY --from=build /usr/src/app/build/host /opt/console/host
COPY --from=build /usr/src/app/build/image /opt/console/server
COPY --from=build /usr/src/app/build/sbom /opt/console/sbom
COPY image/nginx.conf image/run.sh /opt/console/
COPY LICENSE /licenses/LICENSE
# Any user will do: OpenShift takes one of the namespace's range.
USER 1001
EXPOSE 9443
# nginx finishes the requests that it has begun.
STOPSIGNAL SIGQUIT
ENTRYPOINT ["/opt/console/run.sh"]
CMD ["plugin"]
