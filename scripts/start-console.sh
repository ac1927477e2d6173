#!/usr/bin/env bash
# Runs the OpenShift console's container against the cluster that `oc` is logged in to, with the
# plugin that `npm start` serves on port 9001.
#
#   CONSOLE_IMAGE   image of the console (default quay.io/openshift/origin-console:4.22)
#   CONSOLE_PORT    port on this machine (default 9000)
set -euo pipefail

plugin=vm-networking-console-plugin
image=${CONSOLE_IMAGE:-quay.io/openshift/origin-console:4.22}
port=${CONSOLE_PORT:-9000}

die() { echo "$1" >&2; exit 1; }

command -v oc >/dev/null || die "oc is needed: it says which cluster you are logged in to."
endpoint=$(oc whoami --show-server 2>/dev/null) || die "You are not logged in. Run oc login first."
token=$(oc whoami --show-token 2>/dev/null) || die "Your login has no token. Run oc login with a token."

if command -v podman >/dev/null; then engine=podman
elif command -v docker >/dev/null; then engine=docker
else die "podman or docker is needed to run the console."; fi

# On Linux the container shares the network of this machine; elsewhere it has a name for it.
if [ "$(uname -s)" = Linux ]; then
  network=(--network=host)
  plugin_host=localhost
  listen="http://127.0.0.1:$port"
else
  network=(-p "127.0.0.1:$port:$port")
  plugin_host=$([ "$engine" = podman ] && echo host.containers.internal || echo host.docker.internal)
  listen="http://0.0.0.0:$port"
fi

# The token is passed by name, so that it does not show among the processes.
export BRIDGE_K8S_AUTH_BEARER_TOKEN="$token"
echo "The console starts on http://localhost:$port against $endpoint"
exec "$engine" run --rm --pull=missing "${network[@]}" \
  -e BRIDGE_K8S_AUTH_BEARER_TOKEN \
  -e BRIDGE_LISTEN="$listen" \
  -e BRIDGE_USER_AUTH=disabled \
  -e BRIDGE_K8S_MODE=off-cluster \
  -e BRIDGE_K8S_MODE_OFF_CLUSTER_ENDPOINT="$endpoint" \
  -e BRIDGE_K8S_MODE_OFF_CLUSTER_SKIP_VERIFY_TLS=true \
  -e BRIDGE_USER_SETTINGS_LOCATION=localstorage \
  -e BRIDGE_I18N_NAMESPACES="plugin__$plugin" \
  -e BRIDGE_PLUGINS="$plugin=http://$plugin_host:9001" \
  "$image"
