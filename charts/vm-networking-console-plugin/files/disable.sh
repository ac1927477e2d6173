# Takes a plugin out of those that the console loads. Others stay as they are.
# Usage: PLUGIN=name disable.sh
set -eu
read_plugins() { oc get consoles.operator.openshift.io cluster -o "jsonpath={range .spec.plugins[*]}{@}{'\n'}{end}"; }
line=$(read_plugins | grep -nxF -- "$PLUGIN" | head -n 1 | cut -d : -f 1) || true
if [ -z "$line" ]; then
  echo "$PLUGIN is not enabled"
else
  at=$((line - 1))
  # The test lets the patch fail where somebody else has changed the list meanwhile.
  oc patch consoles.operator.openshift.io cluster --type=json -p "[{\"op\":\"test\",\"path\":\"/spec/plugins/$at\",\"value\":\"$PLUGIN\"},{\"op\":\"remove\",\"path\":\"/spec/plugins/$at\"}]"
fi
