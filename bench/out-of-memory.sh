#!/usr/bin/env bash
# Runs a server in a control group of 2 GiB that restarts it when it dies, and a training that needs several times as much memory.
# With the estimate, the training is refused; without it, the training fails after three attempts, and the server keeps running.
# Needs root, for the control group, and a server built in Release. Usage: bench/out-of-memory.sh [PORT]
set -euo pipefail
cd "$(dirname "$0")/.."
port=${1:-5399}
data=$(mktemp -d)
if [ -d /sys/fs/cgroup/memory ]; then group=/sys/fs/cgroup/memory/regressor-bench limit=memory.limit_in_bytes
else group=/sys/fs/cgroup/regressor-bench limit=memory.max; fi
mkdir -p "$group" && echo $((2 << 30)) >"$group/$limit"

serve() { # SETTING…: until the file 'stop' is there; a line for each start
  while [ ! -e "$data/stop" ]; do
    echo start >>"$data/starts"
    bash -c 'echo $$ >"$0/cgroup.procs"; exec dotnet src/WebApi/bin/Release/net10.0/Regressor.WebApi.dll --contentRoot "$PWD/src/WebApi" "$@"' "$group" \
      --Urls "http://127.0.0.1:$port" --DataDirectory "$data/data" --Samples:Load false "$@" >>"$data/log" 2>&1 || true
    sleep 2
  done
}

stop() { touch "$data/stop"; pkill -f "DataDirectory $data/data" || true; wait "$server" 2>/dev/null || true; rm -f "$data/stop"; }
trap 'stop; sleep 1; rmdir "$group"; rm -rf "$data"' EXIT

ready() { # within a minute
  for _ in $(seq 300); do curl -sf "localhost:$port/health/ready" >/dev/null && return; sleep 0.2; done
  tail -n 5 "$data/log"
  return 1
}
api=localhost:$port/api/datasets
predicts() { curl -s -o /dev/null -w '%{http_code}' $api/small/predictions --json '{"x": {"x0": 1, "x1": 2, "x2": 3}}'; }
train() { curl -s "$api/$1/training-runs" --json "$2" | grep -oE '"id":"[^"]+"' | head -n 1 | cut -d'"' -f4; }
ended() { # DATASET RUN: waits for its end, through deaths of the server
  until curl -sf "$api/$1/training-runs/$2" 2>/dev/null | grep -qE '"status":"(succeeded|failed|cancelled)"'; do sleep 0.5; done
  curl -s "$api/$1/training-runs/$2" | grep -oE '"(status|error)":("[^"]*"|null)' | tr '\n' ' '; echo
}

awk 'BEGIN { srand(1); print "x0,x1,x2,y"; for (i = 0; i < 100000; i++) print rand() "," rand() "," rand() "," rand() }' >"$data/big.csv"
huge='{"members": 32, "batchSize": 65536, "hiddenSizes": [48], "epochs": 2}'

serve & server=$!; ready
for name in big small; do
  { [ $name = big ] && cat "$data/big.csv" || head -n 401 "$data/big.csv"; } |
    curl -sf "$api/import?name=$name&target=y" -H 'Content-Type: text/csv' --data-binary @- -o /dev/null
done
ended small "$(train small '{"epochs": 5}')"
echo "with the estimate: $(ended big "$(train big "$huge")") starts: $(wc -l <"$data/starts"), a prediction: $(predicts)"
stop

: >"$data/starts"
serve --Training:MemoryBytes 1000000000000 & server=$!; ready
run=$(train big "$huge")
echo "without it: $(ended big "$run") starts: $(wc -l <"$data/starts")"
sleep 5; ready
echo "afterwards: a prediction $(predicts), starts still $(wc -l <"$data/starts")"
