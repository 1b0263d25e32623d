using Microsoft.AspNetCore.Authorization;
using Regressor.Domain.Security;

namespace Regressor.WebApi.Authorization;

/// <summary>Defines the scope that each operation of the server requires, by the operation's name.</summary>
internal static class RequiredScopes
{
    public static readonly IReadOnlyDictionary<string, AccessScope> ByOperation = new Dictionary<string, AccessScope>
    {
        ["listDatasets"] = AccessScope.Predict,
        ["getDataset"] = AccessScope.Predict,
        ["createDataset"] = AccessScope.Write,
        ["importDataset"] = AccessScope.Write,
        ["loadSample"] = AccessScope.Write,
        ["listSamples"] = AccessScope.Predict,
        ["loadSampleByCode"] = AccessScope.Write,
        ["suggestSplit"] = AccessScope.Write,
        ["renameDataset"] = AccessScope.Write,
        ["deleteDataset"] = AccessScope.Write,
        ["duplicateDataset"] = AccessScope.Write,
        ["listTrash"] = AccessScope.Predict,
        ["restoreDataset"] = AccessScope.Write,
        ["deleteTrashedDataset"] = AccessScope.Write,

        ["listExamples"] = AccessScope.Predict,
        ["listPoints"] = AccessScope.Predict,
        ["getExample"] = AccessScope.Predict,
        ["exportExamples"] = AccessScope.Predict,
        ["addExample"] = AccessScope.Write,
        ["importExamples"] = AccessScope.Write,
        ["correctExample"] = AccessScope.Write,
        ["changeExample"] = AccessScope.Write,
        ["changeExamples"] = AccessScope.Write,
        ["deleteExample"] = AccessScope.Write,
        ["deleteExamples"] = AccessScope.Write,
        ["restoreExamples"] = AccessScope.Write,

        ["listTrainingRuns"] = AccessScope.Predict,
        ["getTrainingRun"] = AccessScope.Predict,
        ["watchTrainingRun"] = AccessScope.Predict,
        ["startTraining"] = AccessScope.Write,
        ["cancelTraining"] = AccessScope.Write,
        ["finishTraining"] = AccessScope.Write,

        ["listModels"] = AccessScope.Predict,
        ["getModel"] = AccessScope.Predict,
        ["getModelReport"] = AccessScope.Predict,
        ["getCheckpoint"] = AccessScope.Predict,
        ["exportOnnx"] = AccessScope.Predict,
        ["importModel"] = AccessScope.Write,
        ["annotateModel"] = AccessScope.Write,
        ["activateModel"] = AccessScope.Write,
        ["deleteModel"] = AccessScope.Write,

        ["predict"] = AccessScope.Predict,
        ["predictBatch"] = AccessScope.Predict,
        ["previewBatch"] = AccessScope.Predict,
        ["inferenceServer"] = AccessScope.Predict,
        ["inferenceModel"] = AccessScope.Predict,
        ["inferenceModelReady"] = AccessScope.Predict,
        ["inferenceModelVersion"] = AccessScope.Predict,
        ["inferenceModelVersionReady"] = AccessScope.Predict,
        ["infer"] = AccessScope.Predict,
        ["inferVersion"] = AccessScope.Predict,
        ["noOp"] = AccessScope.Predict,

        ["getMetrics"] = AccessScope.Predict,
        ["getSettings"] = AccessScope.Predict,
        ["listApiKeys"] = AccessScope.Admin,
        ["createApiKey"] = AccessScope.Admin,
        ["revokeApiKey"] = AccessScope.Admin,
        ["listAuditEntries"] = AccessScope.Admin,
    };

    /// <summary>Operations that concern no single dataset, but that callers limited to one dataset need.</summary>
    public static readonly IReadOnlySet<string> OfNoDataset = new HashSet<string> { "listDatasets", "listSamples", "getSettings", "inferenceServer", "noOp" };

    /// <summary>Operations on one dataset that create another one, which callers limited to one dataset could not see.</summary>
    public static readonly IReadOnlySet<string> BeyondItsDataset = new HashSet<string> { "duplicateDataset" };

    /// <summary>Makes each endpoint require the scope in the table.</summary>
    /// <exception cref="InvalidOperationException">An operation is not in the table.</exception>
    public static RouteGroupBuilder RequireScopes(this RouteGroupBuilder endpoints)
    {
        ((IEndpointConventionBuilder)endpoints).Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IAllowAnonymous>().Any()) return;
            var name = endpoint.Metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName ?? "";
            if (!ByOperation.TryGetValue(name, out var scope)) throw new InvalidOperationException($"'{endpoint.DisplayName}' has no required scope.");
            endpoint.Metadata.Add(new AuthorizeAttribute(scope.ToString()));
            endpoint.Metadata.Add(new ScopeRequirement(scope));
        });
        return endpoints;
    }
}
