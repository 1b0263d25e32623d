#!/usr/bin/env bash
# Generates the compiled models of both databases, which make the server start faster. Run it after a change to an entity or its configuration.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf Persistence/CompiledModels
dotnet tool restore >/dev/null
for provider in Sqlite PostgreSql; do
  dotnet ef dbcontext optimize --context "${provider}RegressorDbContext" --output-dir "Persistence/CompiledModels/$provider" \
    --namespace "Regressor.Infrastructure.Persistence.CompiledModels.$provider"
done
