using Microsoft.EntityFrameworkCore;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.InMemory;

/// <summary>The set of examples in the in-memory database, which replaces the tables of the other databases.</summary>
internal static class InMemoryExamples
{
    /// <summary>Additional property of a stored example, which marks those that the last deletion removed.</summary>
    public const string IsDeleted = nameof(IsDeleted);

    /// <summary>Selects the examples of a dataset, ordered by id. Callers may change them.</summary>
    public static IQueryable<Example> ExamplesOf(this RegressorDbContext context, Dataset dataset, bool deleted) =>
        context.Set<Example>().Where(example => example.DatasetId == dataset.Id && EF.Property<bool>(example, IsDeleted) == deleted).OrderBy(example => example.Id);
}
