using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Import;

/// <summary>Adds the rows of a file to a dataset, atomically.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Source">The file.</param>
/// <param name="DryRun">True to only report what the import would do.</param>
/// <param name="SkipBad">True to import the valid rows and report the others.</param>
/// <param name="SkipIdentical">True to skip rows that already exist as examples.</param>
/// <param name="IgnoreExtra">True if the file may have columns that the dataset lacks.</param>
public sealed record ImportExamplesCommand(
    string Dataset, TabularSource Source, bool DryRun, bool SkipBad, bool SkipIdentical, bool IgnoreExtra) : IRequest<ImportDto>, IConsumesStorage;

internal sealed class ImportExamplesValidator : AbstractValidator<ImportExamplesCommand>
{
    public ImportExamplesValidator() => RuleFor(command => command.Dataset).NotEmpty();
}

internal sealed class ImportExamplesHandler(
    IDatasetRepository datasets, IExampleStore store, IExampleQueries examples, ServerLimits limits, TimeProvider time)
    : IRequestHandler<ImportExamplesCommand, ImportDto>
{
    public async Task<ImportDto> Handle(ImportExamplesCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var file = request.Source.Open();
        var extra = CheckColumns(dataset, file, request.IgnoreExtra);
        var known = request.DryRun || request.SkipIdentical ? await examples.ReadPositionsAsync(dataset, cancellationToken) : null;
        var rows = new ImportedRows(dataset, known, request.SkipBad, request.SkipIdentical, limits, time.GetUtcNow());
        var valid = rows.ToExamples(file.Read(TableSchema.From(dataset), request.IgnoreExtra));
        if (request.DryRun)
        {
            foreach (var _ in valid) cancellationToken.ThrowIfCancellationRequested();
            return Report(stored: false);
        }

        file.CheckIsClear(dataset.NumericColumns());
        await store.AddManyAsync(dataset, AllOrNothing(), cancellationToken);
        return Report(stored: true);

        // An exception at the end rolls back everything stored so far.
        IEnumerable<Example> AllOrNothing()
        {
            foreach (var example in valid) yield return example;
            if (rows.AnyBad && !request.SkipBad) throw new BadRowsException(Report(stored: false));
        }

        ImportDto Report(bool stored) => rows.ToDto(stored, file, [.. Columns(dataset, file, rows), .. extra]);
    }

    private static IEnumerable<FileColumnDto> Columns(Dataset dataset, ITableFile file, ImportedRows rows) =>
    [
        .. dataset.Inputs.Zip(rows.Inputs, (input, profile) => FileColumnDto.From(profile, FileColumnRole.Input, input.Type)),
        FileColumnDto.From(rows.Target, FileColumnRole.Target, ColumnTypes.Numeric),
        .. dataset.Kept.Zip(rows.Kept, (kept, profile) => FileColumnDto.From(profile, FileColumnRole.Kept, kept.Type))
            .Where(column => file.Columns?.Contains(column.Name) ?? true),
    ];

    /// <returns>The columns that the dataset lacks.</returns>
    private static List<FileColumnDto> CheckColumns(Dataset dataset, ITableFile file, bool ignoreExtra)
    {
        if (file.Columns is null) return [];
        List<string> wanted = [.. dataset.Inputs.Select(input => input.Name), dataset.Target.Name];
        List<string> extra = [.. file.Columns.Except(wanted).Except(dataset.Kept.Select(column => column.Name))];
        var failures = wanted.Except(file.Columns).Select(name => $"The file has no column '{name}'. Its columns are {string.Join(", ", file.Columns)}.").ToList();
        if (extra.Count > 0 && !ignoreExtra)
            failures.AddRange(extra.Select(name => $"The dataset has no column '{name}'. Remove it from the file, or set ignoreExtra=true."));
        if (failures.Count > 0) throw new ValidationException(failures.Select(failure => new ValidationFailure("file", failure)));
        return [.. extra.Select(name => new FileColumnDto(name, FileColumnRole.LeftOut, null, "The dataset has no such column.", 0, null, null, []))];
    }
}
