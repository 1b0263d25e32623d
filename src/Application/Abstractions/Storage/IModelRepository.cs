using Regressor.Domain.Datasets;
using Regressor.Domain.Models;

namespace Regressor.Application.Abstractions.Storage;

public interface IModelRepository
{
    /// <param name="model">With what lists show of it.</param>
    /// <param name="diagnostics">The rest of its report; null where there is none.</param>
    void Add(Model model, ModelDiagnostics? diagnostics);

    /// <summary>With its diagnostics.</summary>
    Task RemoveAsync(Model model, CancellationToken cancellationToken);

    /// <summary>For changing.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    Task<Model> GetAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    Task<Model?> FindAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>Of all datasets.</summary>
    Task<IReadOnlySet<(Guid DatasetId, int Version)>> ListVersionsAsync(CancellationToken cancellationToken);

    /// <summary>Null where the model was stored without.</summary>
    Task<ModelDiagnostics?> FindDiagnosticsAsync(Guid datasetId, int version, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<Model>> ListAsync(Guid datasetId, Paging paging, CancellationToken cancellationToken);

    /// <summary>For removing: all but the active version and the newest of the others.</summary>
    Task<IReadOnlyList<Model>> ListOldAsync(Dataset dataset, int newest, CancellationToken cancellationToken);

    /// <summary>For changing: the versions that are marked as damaged, of one dataset or, for null, of all, newest first.</summary>
    Task<IReadOnlyList<Model>> ListDamagedAsync(Guid? datasetId, CancellationToken cancellationToken);

    /// <summary>The sound versions, newest first.</summary>
    Task<IReadOnlyList<Model>> ListUsableAsync(Guid datasetId, CancellationToken cancellationToken);
}
