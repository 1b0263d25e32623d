using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions;

namespace Regressor.Application.Examples;

/// <summary>The examples that pass a filter as CSV, which an import takes back unchanged.</summary>
public sealed record ExportExamplesQuery(string Dataset, GivenFilter Filter) : IRequest<ExampleExport>;

/// <param name="FileName">A name for the file.</param>
/// <param name="WriteAsync">Reads and writes row by row; to be called once.</param>
public sealed record ExampleExport(string FileName, Func<Stream, CancellationToken, Task> WriteAsync);

internal sealed class ExportExamplesValidator : AbstractValidator<ExportExamplesQuery>
{
    public ExportExamplesValidator() => RuleFor(query => query.Dataset).NotEmpty();
}

internal sealed class ExportExamplesHandler(IDatasetRepository datasets, IModelRepository models, IExampleQueries examples, ITableFiles files)
    : IRequestHandler<ExportExamplesQuery, ExampleExport>
{
    public async Task<ExampleExport> Handle(ExportExamplesQuery request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var filter = request.Filter.For(dataset, await models.TestSplitAsync(dataset, cancellationToken));
        var withExclusions = filter.Excluded is not false && await examples.AnyAsync(dataset, filter with { Excluded = true }, cancellationToken);
        return new ExampleExport(
            $"{dataset.Slug}.csv",
            (destination, stop) => files.WriteCsvAsync(destination, dataset, examples.StreamAsync(dataset, filter, stop), withExclusions, stop));
    }
}
