#!/usr/bin/env bash
# Checks the files of this folder with the programs that read them, without Docker, a cluster or a running systemd. Missing tools are
# installed from Debian's packages if you are root; otherwise the script fails.
set -euo pipefail
cd "$(dirname "$0")"
PATH=$PATH:/usr/sbin

need() { # COMMAND PACKAGE
  command -v "$1" >/dev/null && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || { echo "$1 is missing. Install Debian's package $2 or its equivalent."; return 1; }
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "$2"
}

need systemd-analyze systemd
need haproxy haproxy
need promtool prometheus
[ lint/node_modules/.package-lock.json -nt lint/package-lock.json ] || npm --prefix lint ci --ignore-scripts --loglevel=error

npm --prefix lint run lint --silent
promtool check config --syntax-only prometheus.yml
promtool check rules lint/generated/rules.yml
# Outside Docker, HAProxy cannot resolve the host names, which only causes warnings.
haproxy -c -f haproxy.cfg
unit=$(mktemp -d)
trap 'rm -r "$unit"' EXIT
# The check requires the program and its folder, which may be absent on this machine.
sed "s|/usr/bin/dotnet|$(command -v dotnet)|; s|^WorkingDirectory=.*|WorkingDirectory=$unit|" regressor.service >"$unit/regressor.service"
complaints=$(systemd-analyze verify "$unit/regressor.service" 2>&1) || { echo "$complaints"; exit 1; }
# Unreadable values only cause warnings.
if grep -F regressor.service <<<"$complaints"; then exit 1; fi
systemd-analyze security --offline=true --threshold=20 "$unit/regressor.service" >/dev/null || { echo "The unit grants the server more rights than it needs."; exit 1; }
