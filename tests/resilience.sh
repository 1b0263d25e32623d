#!/usr/bin/env bash
# Runs the slow checks that test.sh leaves out: servers and databases killed, cut off and restarted under load, and random requests and files.
# PostgreSQL is the server in REGRESSOR_TEST_POSTGRES, or a temporary one. Arguments go to dotnet test.
# REGRESSOR_KILLS, REGRESSOR_CHAOS and REGRESSOR_FUZZ make it thorough: see CONTRIBUTING.md.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 REGRESSOR_FUZZ=${REGRESSOR_FUZZ-400}

if [ -z "${REGRESSOR_TEST_POSTGRES-}" ]; then
  trap 'tests/postgres.sh stop' EXIT
  REGRESSOR_TEST_POSTGRES=$(tests/postgres.sh start)
  export REGRESSOR_TEST_POSTGRES
fi
dotnet build tests/WebApi.FunctionalTests -c Release -v q -p:BuildWebUi=false
dotnet test tests/WebApi.FunctionalTests -c Release --no-build --filter "Category=Resilience|FullyQualifiedName~Fuzzing" "$@"
