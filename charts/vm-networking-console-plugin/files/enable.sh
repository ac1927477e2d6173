# Adds a plugin to those that the console loads. Others stay as they are.
# Usage: PLUGIN=name enable.sh
set -eu
read_plugins() { oc get consoles.operator.openshift.io cluster -o "jsonpath={range .spec.plugins[*]}{@}{'\n'}{end}"; }
plugins=$(read_plugins)
if printf '%s\n' "$plugins" | grep -qxF -- "$PLUGIN"; then
  echo "$PLUGIN is enabled already"
elif [ -z "$plugins" ]; then
  oc patch consoles.operator.openshift.io cluster --type=merge -p "{\"spec\":{\"plugins\":[\"$PLUGIN\"]}}"
else
  oc patch consoles.operator.openshift.io cluster --type=json -p "[{\"op\":\"add\",\"path\":\"/spec/plugins/-\",\"value\":\"$PLUGIN\"}]"
fi
