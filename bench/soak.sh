#!/usr/bin/env bash
# Runs full load on one dataset while another version is activated every 5 seconds. Each response must be exactly that of one version,
# and memory must not grow. Needs wrk, curl and jq.
# usage: bench/soak.sh [SECONDS]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-600} port=5089
work=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
dataset=http://127.0.0.1:$port/api/datasets/flats question='{"x":{"sqft":1200,"beds":3,"baths":2,"type":"Residential","city":"SACRAMENTO"},"confidence":0.9}'

dotnet build src/WebApi -c Release -p:BuildWebUi=false >"$work/log" || { cat "$work/log"; exit 1; }
start() {
  (cd src/WebApi && exec dotnet bin/Release/net10.0/Regressor.WebApi.dll --Urls http://127.0.0.1:$port --DataDirectory "$work/data" --Samples:Load false >"$work/log" 2>&1) &
  server=$!
  for _ in $(seq 200); do curl -sf -o /dev/null http://127.0.0.1:$port/health/ready && break; sleep 0.1; done
}

start
curl -sf "http://127.0.0.1:$port/api/datasets/import?name=Flats&target=price&leaveOut=zip&leaveOut=latitude&leaveOut=longitude" -H 'Content-Type: text/csv' --data-binary @src/Infrastructure/Samples/sacramento.csv >"$work/out"

# Trains three versions and records the response of each.
for seed in 1 2 3; do
  run=$(curl -sf "$dataset/training-runs" --json "{\"seed\": $seed, \"epochs\": 40}" | jq -r .id)
  curl -sfN "$dataset/training-runs/$run/events" >"$work/out"
  echo "$(curl -sf "$dataset/predictions" --json "$question")" >>"$work/answers"
done
cat "$work/answers"

# Starts a server that only predicts, without libtorch.
kill "$server"; wait "$server" || true
start

(
  for i in $(seq $((seconds / 5))); do
    sleep 5
    curl -sf -o "$work/out" -X POST "$dataset/models/$((i % 3 + 1))/activate" || echo "activation $i failed"
    [ $((i % 12)) -ne 0 ] || awk -v second=$((i * 5)) '/VmRSS/ { printf "%5d s: %d MiB\n", second, $2 / 1024 }' "/proc/$server/status"
  done
) &
activating=$!
ANSWERS="$work/answers" wrk --latency -t2 -c16 -d"${seconds}s" -s bench/soak.lua "$dataset/predictions"
wait "$activating"
