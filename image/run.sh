#!/bin/sh
# What the image does: `run.sh plugin` serves the plugin to the OpenShift console, `run.sh console` is
# the standalone console (its arguments: docs/standalone-in-cluster.md), `run.sh console-plugins enable`
# and `disable` change which plugins the console loads.
set -eu
here=${CONSOLE_HOME:-/opt/console}
cert=${CERT_FOLDER:-/var/cert}
every=${CERT_CHECK_SECONDS:-10}
tmp=${TMPDIR:-/tmp}

fail() {
  echo "$1" >&2
  exit 1
}

state_of_certificate() { cksum "$cert/tls.crt" "$cert/tls.key" 2>&1 || true; }

# nginx reads a certificate once. A renewed one is given to it by a reload, which loses no request; one
# that is half written does not pass the test, and is looked at again.
watch_certificate() {
  nginx_pid=$1
  known=$(state_of_certificate)
  while sleep "$every" && kill -0 "$nginx_pid" 2>/dev/null; do
    now=$(state_of_certificate)
    [ "$now" != "$known" ] || continue
    if nginx -t -q -c "$conf" -e stderr; then
      kill -HUP "$nginx_pid" && known=$now && echo "The certificate was renewed."
    else
      echo "The certificate has changed and cannot be used yet: the former one stays." >&2
    fi
  done
}

serve_plugin() {
  [ -r "$cert/tls.crt" ] && [ -r "$cert/tls.key" ] ||
    fail "There is no certificate in $cert: mount a Secret with tls.crt and tls.key there."
  conf=$here/nginx.conf
  if [ ! -e /proc/net/if_inet6 ]; then
    # nginx does not start with an address of a family that the kernel does not have.
    grep -v '\[::\]' "$conf" >"$tmp/nginx.conf"
    conf=$tmp/nginx.conf
  fi
  # By exec this process becomes nginx, so that signals to end reach it.
  watch_certificate $$ &
  exec nginx -c "$conf" -e stderr -g 'daemon off;'
}

what=${1:-plugin}
[ $# -eq 0 ] || shift
case $what in
  plugin) serve_plugin ;;
  console) exec node "$here/server/console.mjs" "$@" ;;
  console-plugins) exec node "$here/server/console-plugins.mjs" "$@" ;;
  *) fail "Unknown command $what: use plugin, console or console-plugins." ;;
esac
