#!/usr/bin/env bash
# Manages a temporary PostgreSQL server for the tests, on a free port of this machine, with its files in a temporary directory.
#   tests/postgres.sh start     prints its connection string, for REGRESSOR_TEST_POSTGRES
#   tests/postgres.sh restart   kills its processes and restarts it with the same files and port
#   tests/postgres.sh stop      stops it and removes its files
# Uses an installed PostgreSQL. If there is none, installs Debian's package if you are root, or starts a container with Docker.
set -euo pipefail
# Survives kills of its processes; only the machine's own failure needs more.
fast=(-c fsync=off -c full_page_writes=off)
state=${TMPDIR:-/tmp}/regressor-test-postgres-$(id -u)
image=postgres:17-alpine

binaries() {
  local initdb
  initdb=$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
  [ -n "$initdb" ] && dirname "$initdb"
}

# PostgreSQL refuses to run as root.
as_user() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_installed() {
  local bin=$1 port
  mkdir -p "$state"
  [ "$(id -u)" -ne 0 ] || chown postgres "$state"
  as_user "$bin/initdb" -D "$state/data" -U postgres -A trust -E UTF8 --locale=C >"$state/log" 2>&1
  # Below the ports that the system gives to connections. Another program may still have one.
  for port in $(shuf -i 20000-32000 -n 5); do
    as_user "$bin/pg_ctl" -D "$state/data" -w -l "$state/data/log" -o "-p $port ${fast[*]} -c listen_addresses=127.0.0.1 -c unix_socket_directories=$state/data" start >>"$state/log" 2>&1 || continue
    echo "Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
    return
  done
  cat "$state/log" "$state/data/log" >&2
  return 1
}

start_in_docker() {
  local id address
  id=$(docker run -d --rm -e POSTGRES_HOST_AUTH_METHOD=trust -p 127.0.0.1::5432 "$image" "${fast[@]}")
  mkdir -p "$state" && echo "$id" >"$state/container"
  until docker exec "$id" pg_isready -q -h 127.0.0.1 -U postgres; do sleep 0.2; done
  address=$(docker port "$id" 5432/tcp | head -n 1)
  echo "Host=127.0.0.1;Port=${address##*:};Username=postgres;Database=postgres"
}

case ${1-} in
  start)
    "$0" stop
    if [ -z "$(binaries)" ] && ! docker info >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
      { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql; } >&2
    fi
    if [ -n "$(binaries)" ]; then start_installed "$(binaries)"
    elif docker info >/dev/null 2>&1; then start_in_docker
    else echo "Neither PostgreSQL nor Docker is installed. Install one of them, or set REGRESSOR_TEST_POSTGRES." >&2; exit 1
    fi
    ;;
  restart)
    if [ -f "$state/container" ]; then docker restart -t 0 "$(cat "$state/container")" >/dev/null
    else as_user "$(binaries)/pg_ctl" -D "$state/data" -w -l "$state/data/log" -m immediate restart >/dev/null
    fi
    ;;
  stop)
    if [ -f "$state/container" ]; then docker rm -f "$(cat "$state/container")" >/dev/null
    elif [ -d "$state/data" ]; then as_user "$(binaries)/pg_ctl" -D "$state/data" -m immediate stop >/dev/null 2>&1 || true
    fi
    rm -rf "$state"
    ;;
  *) sed -n '2,6p' "$0" >&2; exit 2 ;;
esac
