#!/usr/bin/env bash
# Runs all checks: formatting, lint, the .NET tests on all databases, the page's unit tests, and the end-to-end tests in a real browser. The
# slow ones about killed and disconnected servers are in tests/resilience.sh.
# PostgreSQL is the server in REGRESSOR_TEST_POSTGRES, or a temporary one.
# The checks of the page and then the end-to-end tests run in parallel with the server's build and then its functional and other tests: they often
# wait for starts, kills and the database. A failure stops no other check.
# The last line is the total: "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 NG_CLI_ANALYTICS=false

# Tests the Release build: optimized code trains in a third of the time. Short-lived processes do not profit from tiered PGO.
export CONFIGURATION=Release DOTNET_TieredPGO=0

results=$(mktemp -d) # one file "PASSED FAILED" per step
trap 'rm -rf "$results"; [ -z "${started_postgres-}" ] || tests/postgres.sh stop' EXIT

# Sums the numbers after a word in the log.
sum_after() { grep -oE "$1: +[0-9]+" "$log" | grep -oE '[0-9]+$' | awk '{ total += $1 } END { print total + 0 }'; }

# step COUNT NAME COMMAND…: runs a command and counts it, as one check or by the totals of its test runner.
step() {
  local count=$1 name=$2 start=$SECONDS code=0 ok=0 bad=0 flaky=0 log
  shift 2
  log=$(mktemp -p "$results" --suffix=.log)
  "$@" >"$log" 2>&1 || code=$?
  # Color codes would separate a number from its word.
  sed -i 's/\x1b\[[0-9;]*m//g' "$log"
  case $count in
    dotnet) ok=$(sum_after Passed) bad=$(sum_after Failed) ;;
    runner) ok=$(grep -E '^ +(Tests +)?[0-9]+ (passed|failed)|Tests ' "$log" | grep -oE '[0-9]+ passed' | tail -n 1 | grep -oE '[0-9]+') bad=$(grep -E '^ +[0-9]+ failed|Tests ' "$log" | grep -oE '[0-9]+ failed' | tail -n 1 | grep -oE '[0-9]+')
      flaky=$(grep -oE '^ +[0-9]+ flaky' "$log" | tail -n 1 | grep -oE '[0-9]+') ok=$((${ok:-0} + ${flaky:-0})) ;;
    *) [ "$code" -eq 0 ] && ok=1 ;;
  esac
  ok=${ok:-0} bad=${bad:-0}
  # A runner has also failed if it exits with an error, or ran no test.
  if [ "$code" -ne 0 ] || [ "$ok" -eq 0 ]; then
    [ "$bad" -gt 0 ] || bad=1
    cat "$log"
  fi
  echo "$ok $bad" >"${log%.log}.count"
  # Names what passed only when repeated: the log of a step that passes is not shown.
  [ "${flaky:-0}" -eq 0 ] || name+=" ($flaky flaky)" flaky=$'\n'$(grep '^Flaky: ' "$log")
  echo "$name: $ok passed, $bad failed, $((SECONDS - start)) s${flaky#0}"
}

find_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do command -v "$name" && return; done
  return 1
}

install_browser() {
  find_browser && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get || { echo "No Chromium or Chrome is installed."; return 1; }
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium && find_browser
}

npm_ci() { # FOLDER: only if the lock file changed since the last time
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] && return
  npm --prefix "$1" ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch "$1/node_modules/.package-lock.json"
}

start_postgres() { # unless one is given
  [ -n "${REGRESSOR_TEST_POSTGRES-}" ] && return
  started_postgres=1
  REGRESSOR_TEST_POSTGRES=$(tests/postgres.sh start) && export REGRESSOR_TEST_POSTGRES
}

ui=src/WebUi e2e=tests/WebUi.EndToEndTests

check_page() {
  step check "Page: packages" npm_ci $ui
  step check "Page: ESLint, Prettier, Stylelint" npm --prefix $ui run lint
  step runner "Page: unit tests" npm --prefix $ui test
  step check "Browser" install_browser
  step check "End to end: packages" npm_ci $e2e
  step check "End to end: Prettier and types" npm --prefix $e2e run lint
  step check "Deployment files" deploy/lint.sh
}

check_end_to_end() {
  # The solution was built without the page.
  step check "Page: build" dotnet build src/WebApi -c $CONFIGURATION --no-restore -p:BuildProjectReferences=false -p:CompileAhead=true
  step runner "End to end" env CHROME_PATH="$(find_browser)" npm --prefix $e2e test
}

check_server() {
  # The build already checked the code style; only whitespace is left.
  step check "Formatting of C#" dotnet format whitespace . --folder --verify-no-changes
  # Learning computes for long enough to profit from optimized code. ArchitectureTests come last: they load the assembly of src/WebApi, which the build
  # of the page replaces meanwhile.
  for tests in Domain.UnitTests Application.UnitTests Infrastructure.IntegrationTests ArchitectureTests; do
    step dotnet "$tests" env -u DOTNET_TC_QuickJitForLoops -u DOTNET_TC_CallCountThreshold dotnet test "tests/$tests" -c $CONFIGURATION --no-build
  done
}

check_functional() {
  # The slow ones about killed and disconnected servers have a command of their own: tests/resilience.sh.
  step dotnet "WebApi.FunctionalTests" dotnet test tests/WebApi.FunctionalTests -c $CONFIGURATION --no-build --filter "Category!=Resilience"
}

step check "PostgreSQL" start_postgres
check_page &
page=$!
# One compiler for all projects, even where the environment forbids it: a new one for each compiles itself anew.
step check "Build, warnings are errors" dotnet build Regressor.sln -c $CONFIGURATION -p:BuildWebUi=false -p:CompileAhead=true -p:UseSharedCompilation=true
dotnet build-server shutdown --vbcscompiler >"$results/shutdown.log" 2>&1
# Compiles loops quickly too, and recompiles methods after 1024 calls (hexadecimal 400) instead of 30: servers of seconds do not profit from more.
export DOTNET_TC_QuickJitForLoops=1 DOTNET_TC_CallCountThreshold=400
check_functional &
check_server &
wait "$page"
check_end_to_end
wait

cat "$results"/*.count | awk '{ passed += $1; failed += $2 } END { print passed " passed, " failed " failed"; exit failed > 0 }'
