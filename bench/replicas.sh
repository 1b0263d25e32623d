#!/usr/bin/env bash
# Measures predictions per second, and processor time per prediction, of one, two and three published servers on one PostgreSQL database.
# Each server is limited to a third of a core, because the load generator runs on the same machine.
# Needs wrk, curl, jq, cpulimit (Debian's packages) and PostgreSQL.
# usage: bench/replicas.sh [SECONDS_A_RUN]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-10} share=33
work=$(mktemp -d)
servers=() limits=()
stop() {
  [ ${#limits[@]} -eq 0 ] || kill "${limits[@]}" 2>/dev/null || true
  [ ${#servers[@]} -eq 0 ] || { kill -CONT "${servers[@]}"; kill "${servers[@]}"; wait "${servers[@]}" 2>/dev/null; } || true
  TMPDIR="$work" tests/postgres.sh stop
  rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"
database=$(TMPDIR="$work" tests/postgres.sh start)
question='{"x":{"sqft":1200,"beds":3,"baths":2,"type":"Residential","city":"SACRAMENTO","latitude":38.58,"longitude":-121.49}}'
path=api/datasets/sacramento-house-sales/predictions

dotnet publish src/WebApi -c Release -r linux-x64 --no-self-contained -o "$work/publish" >"$work/log" || { cat "$work/log"; exit 1; }
start() { # PORT
  (cd "$work/publish" && exec dotnet Regressor.WebApi.dll --Urls "http://127.0.0.1:$1" --DataDirectory "$work/$1" --Storage:Provider PostgreSql --Storage:ConnectionString "$database;Maximum Pool Size=20" >"$work/log-$1" 2>&1) &
  servers+=($!)
  for _ in $(seq 1200); do curl -sf -m 2 -o /dev/null "http://127.0.0.1:$1/$path" --json "$question" && return; sleep 0.1; done
  cat "$work/log-$1"; exit 1
}
ticks() { for server in "$@"; do awk '{ print $14 + $15 }' "/proc/$server/stat"; done | awk '{ sum += $1 } END { print sum }'; }
load() { # PORT SECONDS
  wrk -t1 -c8 -d"${2}s" -s bench/predict.lua "http://127.0.0.1:$1/$path" | awk '/requests in/ { print $1 } /Non-2xx/ { exit 1 }'
}

ports=(5091 5092 5093)
for port in "${ports[@]}"; do start "$port"; done
# Limits the servers only after the tiered compiler has finished.
for port in "${ports[@]}"; do load "$port" 8 >/dev/null; done
for server in "${servers[@]}"; do cpulimit -q -p "$server" -l $share >/dev/null 2>&1 & limits+=($!); done
sleep 2
for count in 1 2 3; do
  before=$(ticks "${servers[@]:0:count}")
  for port in "${ports[@]:0:count}"; do load "$port" "$seconds" >"$work/requests-$port" & loads[port]=$!; done
  for port in "${ports[@]:0:count}"; do wait "${loads[port]}"; done
  used=$(($(ticks "${servers[@]:0:count}") - before))
  awk -v count=$count -v seconds="$seconds" -v used=$used '{ sum += $1 } END { printf "%d: %.0f predictions a second, %.1f µs of processor time each\n", count, sum / seconds, used * 10000 / sum }' \
    $(for port in "${ports[@]:0:count}"; do echo "$work/requests-$port"; done)
done
