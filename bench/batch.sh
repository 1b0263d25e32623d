#!/usr/bin/env bash
# Predicts a CSV file of 1 000 000 rows with the sample's model; measures the time and the growth of memory. Needs curl.
# usage: bench/batch.sh [ROWS]
set -euo pipefail
cd "$(dirname "$0")/.."
rows=${1:-1000000} port=5089
work=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
predictions=http://127.0.0.1:$port/api/datasets/sacramento-house-sales/predictions

dotnet build src/WebApi -c Release -p:BuildWebUi=false >"$work/log" || { cat "$work/log"; exit 1; }
(cd src/WebApi && exec dotnet bin/Release/net10.0/Regressor.WebApi.dll --Urls http://127.0.0.1:$port --DataDirectory "$work/data" >"$work/log" 2>&1) &
server=$!
awk -v rows="$rows" 'BEGIN { srand(1); print "sqft,beds,baths,type,city,latitude,longitude"; for (i = 0; i < rows; i++) printf "%d,%d,%d,%s,SACRAMENTO,%.4f,%.4f\n", 500 + 3000 * rand(), 1 + 5 * rand(), 1 + 3 * rand(), rand() < 0.9 ? "Residential" : "Condo", 38.3 + 0.5 * rand(), -121.5 + 0.5 * rand() }' >"$work/questions.csv"
for _ in $(seq 1200); do curl -sf -m 2 -o /dev/null "$predictions" --json '{"x":{"sqft":1200}}' && break; sleep 0.1; done

memory() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }
ask() { curl -sf "$predictions/batch" -H 'Content-Type: text/csv' --data-binary "@$1" -o "$work/answers.csv"; }
head -n 20001 "$work/questions.csv" >"$work/some.csv"
ask "$work/some.csv"
before=$(memory) most=0 from=$(date +%s%N)
ask "$work/questions.csv" &
asking=$!
while kill -0 "$asking" 2>/dev/null; do now=$(memory); [ "$now" -le "$most" ] || most=$now; sleep 0.2; done
wait "$asking"
took=$((($(date +%s%N) - from) / 1000000))
echo "$(($(wc -l <"$work/answers.csv") - 1)) answers in $took ms, $((rows * 1000 / took)) a second; memory $before MiB before, $most MiB at most"
