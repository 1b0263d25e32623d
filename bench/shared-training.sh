#!/usr/bin/env bash
# Measures one training of ROWS × 8 by one and by two published workers on one PostgreSQL database, each with one thread.
# Needs curl, jq, python3 (Debian's packages), PostgreSQL and two cores that nothing else uses.
# usage: bench/shared-training.sh [ROWS]
set -euo pipefail
cd "$(dirname "$0")/.."
rows=${1:-10000}
work=$(mktemp -d)
servers=()
stop() {
  [ ${#servers[@]} -eq 0 ] || { kill "${servers[@]}"; wait "${servers[@]}" 2>/dev/null; } || true
  TMPDIR="$work" tests/postgres.sh stop
  rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"
database=$(TMPDIR="$work" tests/postgres.sh start)
[ -n "${PUBLISHED:-}" ] || { PUBLISHED=$work/publish; dotnet publish src/WebApi -c Release -r linux-x64 --no-self-contained -o "$PUBLISHED" >"$work/log" || { cat "$work/log"; exit 1; }; }
start() { # PORT
  (cd "$PUBLISHED" && exec dotnet Regressor.WebApi.dll --Urls "http://127.0.0.1:$1" --DataDirectory "$work/$1" --Storage:Provider PostgreSql --Storage:ConnectionString "$database;Maximum Pool Size=20" \
    --Samples:Load false --Training:Threads 1 --Training:MaxConcurrent 1 --Import:MaxBytes 1000000000 >"$work/log-$1" 2>&1) &
  servers+=($!)
  for _ in $(seq 600); do curl -sf -m 2 -o /dev/null "http://127.0.0.1:$1/health/ready" && return; sleep 0.1; done
  cat "$work/log-$1"; exit 1
}
api=http://127.0.0.1:5091/api/datasets
train() { # NAME
  local run
  run=$(curl -sf "$api/friedman/training-runs" --json '{"activate":"never"}' | jq -r .id)
  while [ "$(curl -sf "$api/friedman/training-runs/$run" | jq .finishedAt)" = null ]; do sleep 0.2; done
  curl -sf "$api/friedman/training-runs/$run" | jq -r --arg name "$1" '($name + ": " + .status + " " + .startedAt + " " + .finishedAt)' | python3 -c '
import sys, datetime
name, status, start, end = sys.stdin.read().rsplit(" ", 3)[-4:]
at = lambda text: datetime.datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
print(f"{name} {status} {(at(end) - at(start)).total_seconds():.1f} s")'
}

start 5091
curl -sf -o /dev/null "$api" --json '{"name":"Friedman","inputs":['"$(for i in 1 2 3 4 5 6 7 8; do printf '{"name":"x%d","kind":"numeric"},' $i; done | sed 's/,$//')"'],"target":{"name":"y"}}'
python3 - "$rows" >"$work/table.csv" <<'PYTHON'
import math, random, sys
random.seed(1)
print(",".join(f"x{i}" for i in range(1, 9)) + ",y")
for _ in range(int(sys.argv[1])):
    x = [random.random() for _ in range(8)]
    y = 10 * math.sin(math.pi * x[0] * x[1]) + 20 * (x[2] - 0.5) ** 2 + 10 * x[3] + 5 * x[4] + random.gauss(0, 1)
    print(",".join(map(str, x + [y])))
PYTHON
curl -sf -o /dev/null -X POST -H 'Content-Type: text/csv' --data-binary @"$work/table.csv" "$api/friedman/examples/import"
train "warm-up"
train "one worker"
train "one worker"
start 5092
train "warm-up, while the second worker becomes known"
train "two workers"
train "two workers"
