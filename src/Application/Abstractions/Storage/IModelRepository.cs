using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Models;

namespace Regressor.Application.Abstractions.Storage;

public interface IModelRepository
{
    /// <param name="model">The model with the figures that lists show.</param>
    /// <param name="diagnostics">The rest of its report; null if absent.</param>
    void Add(Model model, ModelDiagnostics? diagnostics);

    /// <summary>Lists the active models of datasets.</summary>
    Task<IReadOnlyList<Model>> ListActiveAsync(IReadOnlyList<Guid> datasetIds, CancellationToken cancellationToken);

    /// <summary>Removes a model with its diagnostics.</summary>
    Task RemoveAsync(Model model, CancellationToken cancellationToken);

    /// <summary>Returns a model to be changed.</summary>
    /// <exception cref="NotFoundException">The model does not exist.</exception>
    Task<Model> GetAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    Task<Model?> FindAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>Lists the versions of all datasets.</summary>
    Task<IReadOnlySet<(Guid DatasetId, int Version)>> ListVersionsAsync(CancellationToken cancellationToken);

    /// <summary>Returns the diagnostics; null if the model was stored without them.</summary>
    Task<ModelDiagnostics?> FindDiagnosticsAsync(Dataset dataset, int version, CancellationToken cancellationToken);

    /// <summary>Lists the models, newest first.</summary>
    Task<Page<Model>> ListAsync(Guid datasetId, Paging paging, CancellationToken cancellationToken);

    /// <summary>Lists the models to remove: all but the active version and the newest of the others.</summary>
    Task<IReadOnlyList<Model>> ListOldAsync(Dataset dataset, int newest, CancellationToken cancellationToken);

    /// <summary>Lists the versions marked as damaged, newest first, to be changed: of one dataset, or of all for null.</summary>
    Task<IReadOnlyList<Model>> ListDamagedAsync(Guid? datasetId, CancellationToken cancellationToken);

    /// <summary>Lists the valid versions, newest first.</summary>
    Task<IReadOnlyList<Model>> ListUsableAsync(Guid datasetId, CancellationToken cancellationToken);
}
