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
    IDatasetRepository datasets, IExampleStore store, IExampleQueries examples, ColumnSummaries summaries, ServerLimits limits, TimeProvider time)
    : IRequestHandler<ImportExamplesCommand, ImportDto>
{
    private const double MaxUnreadableShare = 0.5;

    public async Task<ImportDto> Handle(ImportExamplesCommand request, CancellationToken cancellationToken)
    {
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var file = request.Source.Open([.. dataset.Columns.Select(column => column.Name), dataset.Target.Name], keepsWords: true);
        var extra = CheckColumns(dataset, file, request.IgnoreExtra);
        var known = request.DryRun || request.SkipIdentical ? await examples.ReadPositionsAsync(dataset, cancellationToken) : null;
        var rows = new ImportedRows(dataset, known, request.SkipBad, request.SkipIdentical, await ClassesAsync(dataset, cancellationToken), limits, time.GetUtcNow());
        var valid = rows.ToExamples(file.Read(TableSchema.From(dataset), request.IgnoreExtra));
        var (columns, problems) = Describe(dataset, file);
        if (request.DryRun)
        {
            foreach (var _ in valid) cancellationToken.ThrowIfCancellationRequested();
            return Report(stored: false);
        }

        if (ImportReport.Unresolved(ImportReport.WithoutRows(file, columns, problems)) is { Problems.Count: > 0 } unresolved) throw unresolved;
        await store.AddManyAsync(dataset, AllOrNothing(), cancellationToken);
        return Report(stored: true);

        // An exception at the end rolls back everything stored so far.
        IEnumerable<Example> AllOrNothing()
        {
            foreach (var example in valid) yield return example;
            if (rows.AnyBad && !request.SkipBad) throw new BadRowsException(Report(stored: false));
        }

        ImportDto Report(bool stored) => rows.ToDto(stored, file, [.. columns.Count > 0 ? columns : Columns(dataset, rows), .. extra], problems);
    }

    /// <returns>The classes of the dataset; null where they are numbers, or more than its summary lists.</returns>
    private async Task<IReadOnlySet<string>?> ClassesAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        if (dataset.Target.Type.Storage == StorageKind.Number) return null;
        var target = (await summaries.OfAsync(dataset, cancellationToken)).Columns[^1];
        return target.Categories.Count < target.Distinct ? null : target.Categories.Select(category => category.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <returns>The columns of a file whose format describes them, and what it has to say.</returns>
    private static (IReadOnlyList<FileColumnDto> Columns, IReadOnlyList<FileProblem> Problems) Describe(Dataset dataset, ITableFile file)
    {
        if (file.Columns is not { } names) return ([], file.Problems);
        List<FileColumnDto> columns = [];
        List<FileProblem> problems = [.. file.Problems];
        foreach (var (column, role) in RolesOf(dataset))
        {
            if (!names.Contains(column.Name) || file.Describe(column) is not { } described) continue;
            columns.Add(FileColumnDto.From(described, role, column.Kind));
            problems.AddRange(described.Problems);
            if (role == FileColumnRole.Input && UnreadableColumn(described) is { } wrong) problems.Add(wrong);
        }

        return (columns, problems);
    }

    private static IEnumerable<(TableColumn Column, FileColumnRole Role)> RolesOf(Dataset dataset) =>
    [
        .. TableColumn.From(dataset.Inputs).Select(column => (column, FileColumnRole.Input)),
        (TableColumn.From(dataset.Target), FileColumnRole.Target),
        .. TableColumn.From(dataset.Kept).Select(column => (column, FileColumnRole.Kept)),
    ];

    /// <summary>Reports a column that is probably another one than the dataset's: reading all of it as missing would lose it.</summary>
    private static FileProblem? UnreadableColumn(FileColumn column) =>
        column.Unreadable <= MaxUnreadableShare * column.Values ? null
        : new FileProblem("unreadableColumn", ProblemSeverity.Error, $"{column.Unreadable} of the {column.Values} values of '{column.Name}' are not {column.Type!.Plural}.")
        {
            Column = column.Name,
            Count = column.Unreadable,
        };

    private static IEnumerable<FileColumnDto> Columns(Dataset dataset, ImportedRows rows) =>
    [
        .. dataset.Inputs.Zip(rows.Inputs, (input, profile) => FileColumnDto.From(profile, FileColumnRole.Input, input.Type)),
        FileColumnDto.From(rows.Target, FileColumnRole.Target, dataset.Target.Type),
        .. dataset.Kept.Zip(rows.Kept, (kept, profile) => FileColumnDto.From(profile, FileColumnRole.Kept, kept.Type)),
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
        return [.. extra.Select(name => new FileColumnDto(name, FileColumnRole.LeftOut, null, "The dataset has no such column.", 0, null, null, []) { ReasonCode = "notInDataset" })];
    }
}
