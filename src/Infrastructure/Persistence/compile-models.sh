#!/usr/bin/env bash
# Makes the code of the two models anew, after an entity or its configuration has changed: a server that starts does not work them out.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf Persistence/CompiledModels
dotnet tool restore >/dev/null
for provider in Sqlite PostgreSql; do
  dotnet ef dbcontext optimize --context "${provider}RegressorDbContext" --output-dir "Persistence/CompiledModels/$provider" \
    --namespace "Regressor.Infrastructure.Persistence.CompiledModels.$provider"
done
