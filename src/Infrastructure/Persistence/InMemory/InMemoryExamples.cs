using Microsoft.EntityFrameworkCore;
using Regressor.Domain.Datasets;

namespace Regressor.Infrastructure.Persistence.InMemory;

/// <summary>The set of examples in the in-memory database, which takes the place of the tables.</summary>
internal static class InMemoryExamples
{
    /// <summary>The property, beside those of an example, that marks what the last deletion took.</summary>
    public const string IsDeleted = nameof(IsDeleted);

    /// <summary>The examples of a dataset by their ids, which may be changed.</summary>
    public static IQueryable<Example> ExamplesOf(this RegressorDbContext context, Dataset dataset, bool deleted) =>
        context.Set<Example>().Where(example => example.DatasetId == dataset.Id && EF.Property<bool>(example, IsDeleted) == deleted).OrderBy(example => example.Id);
}
