#!/usr/bin/env bash
# Measures predictions per second of the published server, of its no-op endpoint, and of Flask with PyTorch; also start-up time and
# memory. Everything runs on this machine, including wrk; figures are medians of 5 rounds. Needs wrk, curl, jq, python3-flask, python3-tinydb,
# python3-torch and gunicorn (Debian's packages).
# usage: bench/serve.sh [SECONDS_A_RUN]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-5} rounds=5 port=5089
work=$(mktemp -d)
server='' peer=''
stop() { [ -z "$1" ] || { kill "$1" && wait "$1" 2>/dev/null; } || true; }
trap 'stop "$server"; stop "$peer"; rm -rf "$work"' EXIT
api=http://127.0.0.1:$port/api question='{"x":{"sqft":1200,"beds":3,"baths":2,"type":"Residential","city":"SACRAMENTO","latitude":38.58,"longitude":-121.49}}'

start() { # SETTINGS…
  (cd "$work/publish" && exec dotnet Regressor.WebApi.dll --Urls http://127.0.0.1:$port --DataDirectory "$work/data" --NoOp true "$@" >"$work/log" 2>&1) &
  server=$!
}
wait_for() { for _ in $(seq 1200); do curl -sf -m 2 -o /dev/null "$@" && return; sleep 0.05; done; cat "$work/log"; exit 1; }
ask() { curl -sf -m 2 -o /dev/null "$api/datasets/$1/predictions" --json "$question"; }
memory() { awk '/VmRSS/ { printf "%d MiB", $2 / 1024 }' "/proc/$server/status"; }
rate() { wrk -t2 -c16 -d"${seconds}s" -s "$@" | awk '/Requests\/sec/ { print $2 } /Non-2xx/ { exit 1 }'; }
median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }

dotnet publish src/WebApi -c Release -r linux-x64 --no-self-contained -o "$work/publish" >"$work/log" || { cat "$work/log"; exit 1; }
echo "published: $(du -sm "$work/publish" | cut -f1) MB, of which libtorch $(du -cm "$work"/publish/libtorch* "$work"/publish/libc10* | tail -n 1 | cut -f1) MB"

start
wait_for "$api/datasets/sacramento-house-sales/predictions" --json "$question"
# The same dataset with the smallest possible model: two members.
curl -sf "$api/datasets/import?name=Small&target=price&leaveOut=zip&leaveOut=latitude&leaveOut=longitude" -H 'Content-Type: text/csv' --data-binary @src/Infrastructure/Samples/sacramento.csv >"$work/small.json"
run=$(curl -sf "$api/datasets/small/training-runs" --json '{"members": 2}' | jq -r .id)
curl -sfN "$api/datasets/small/training-runs/$run/events" >/dev/null
# Another 98 datasets, all with the sample's model.
curl -sf "$api/datasets/sacramento-house-sales/models/1/checkpoint" -o "$work/model"
schema=$(curl -sf "$api/datasets/sacramento-house-sales" | jq '{inputs: [.inputs[] | {name, kind, unit}], target}')
for i in $(seq 98); do
  id=$(jq "{name: \"Copy $i\"} + ." <<<"$schema" | curl -sf "$api/datasets" --json @- | jq -r .id)
  curl -sf "$api/datasets/$id/models/import" -H 'Content-Type: application/octet-stream' --data-binary "@$work/model" >/dev/null
  curl -sf -X POST "$api/datasets/$id/models/1/activate" >/dev/null
done
stop "$server"

for i in $(seq $rounds); do
  from=$(date +%s%N)
  start
  until ask sacramento-house-sales; do sleep 0.01; done
  echo $((($(date +%s%N) - from) / 1000000))
  [ "$i" -eq $rounds ] || stop "$server"
done >"$work/starts"
server=$(pgrep -f "DataDirectory $work/data" | head -n 1)
echo "from start to the first prediction, 100 datasets: $(median <"$work/starts") ms ($(tr '\n' ' ' <"$work/starts"))"
for _ in $(seq 100); do ask copy-7; done
echo "memory after 100 predictions, 100 models: $(memory)"
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }
# Measures after the tiered compiler has finished.
sleep 20; before=$(ticks); sleep 10; echo "idle: $(($(ticks) - before)) ms of processor time a second"

gunicorn --chdir bench/peer --workers 2 --bind 127.0.0.1:5098 "app:create('$PWD/src/Infrastructure/Samples/sacramento.csv')" 2>"$work/peer" &
peer=$!
wait_for http://127.0.0.1:5098/predictions --json "$question"

# Lets the tiered compiler finish.
rate bench/predict.lua "$api/datasets/sacramento-house-sales/predictions" >/dev/null
for _ in $(seq $rounds); do
  rate bench/no-op.lua "$api/no-op" >>"$work/no-op"
  rate bench/predict.lua "$api/datasets/sacramento-house-sales/predictions" >>"$work/default"
  rate bench/predict.lua "$api/datasets/small/predictions" >>"$work/two-members"
  rate bench/predict.lua http://127.0.0.1:5098/predictions >>"$work/flask"
done
no_op=$(median <"$work/no-op")
for what in no-op default two-members flask; do
  awk -v what=$what -v rate="$(median <"$work/$what")" -v no_op="$no_op" 'BEGIN { printf "%-12s %8.0f a second, %.2f of the no-op\n", what, rate, rate / no_op }'
done
echo "at 1 000 a second: $(wrk --latency -t2 -c16 -d10s -s bench/predict-paced.lua "$api/datasets/sacramento-house-sales/predictions" | awk '/50%|99%/ { printf "%s %s ", $1, $2 } /Requests\/sec/ { print "at", $2 }')"
echo "memory after that: $(memory)"
