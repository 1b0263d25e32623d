using AutoMapper;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Behaviors;
using Regressor.Application.Datasets;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Import;

/// <summary>Creates a dataset from a file with a header, with its columns and rows, atomically.</summary>
/// <param name="Source">The file.</param>
/// <param name="Name">Name of the dataset; optional in a dry run.</param>
/// <param name="Target">The column to predict; in a dry run, null selects the last suitable column.</param>
/// <param name="Types">Types to read columns as, whatever they contain.</param>
/// <param name="LeaveOut">Columns to leave out.</param>
/// <param name="DryRun">True to only report what the import would do.</param>
/// <param name="SkipBad">True to import the valid rows and report the others.</param>
/// <param name="Kept">Columns to keep without learning from them. The role of a column in none of the lists is inferred from its cells.</param>
/// <param name="Split">What models are tested on; null for other rows like these.</param>
public sealed record ImportDatasetCommand(
    TabularSource Source,
    string? Name,
    string? Target,
    IReadOnlyList<ColumnTypeChoice> Types,
    IReadOnlyList<string> LeaveOut,
    bool DryRun,
    bool SkipBad,
    IReadOnlyList<string> Kept,
    SplitDto? Split = null) : IRequest<DatasetImportDto>, IConsumesStorage;

/// <param name="Dataset">The created dataset; null for a dry run.</param>
/// <param name="Import">The result of reading the file.</param>
/// <param name="SplitSuggestion">For a dry run, the split that the rows suggest; null where they look independent of each other.</param>
/// <param name="Split">For a dry run, the split that the dataset would have; null where it could not be created.</param>
public sealed record DatasetImportDto(DatasetDto? Dataset, ImportDto Import, SplitSuggestionDto? SplitSuggestion = null, SplitDto? Split = null);

internal sealed class ImportDatasetValidator : AbstractValidator<ImportDatasetCommand>
{
    public ImportDatasetValidator()
    {
        RuleFor(command => command.Name).NotEmpty().When(command => !command.DryRun);
        RuleFor(command => command.Name).MaximumLength(Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
        RuleFor(command => command.Target).NotEmpty().When(command => !command.DryRun).WithMessage("'target' must name the column to predict.");
    }
}

internal sealed class ImportDatasetHandler(
    IDatasetRepository datasets, IExampleStore examples, ISplitDetector detector, IMapper mapper, ServerLimits limits, TimeProvider time)
    : IRequestHandler<ImportDatasetCommand, DatasetImportDto>
{
    private const string NameInDryRun = "Dry run";

    public async Task<DatasetImportDto> Handle(ImportDatasetCommand request, CancellationToken cancellationToken)
    {
        var file = request.Source.Open();
        if (file.Columns is null)
            throw new ValidationException([new ValidationFailure("file", "A dataset can only be created from a table or from plain records, {\"area\": 52, \"rent\": 900}, not from examples with x and y.")]);
        var plan = ImportPlan.Create(file, request);
        List<FileProblem> problems = [.. file.Problems, .. plan.Problems];
        if (plan.Target is not { } target || plan.IsImpossible)
        {
            var unusable = ImportReport.WithoutRows(file, plan.Columns, problems);
            return request.DryRun ? new DatasetImportDto(null, unusable) : throw ImportReport.Unresolved(unusable);
        }

        var dataset = Dataset.Create(request.Name ?? NameInDryRun, plan.Inputs, target, time.GetUtcNow(), plan.Kept);
        if (request.Split is { } split) dataset.SetSplit(split.ToDomain(dataset, "split"));
        var rows = new ImportedRows(dataset, known: request.DryRun ? [] : null, request.SkipBad, skipIdentical: false, classes: null, limits, time.GetUtcNow());
        var valid = rows.ToExamples(file.Read(TableSchema.From(dataset), ignoreExtra: true));
        if (request.DryRun)
        {
            var observed = new ObservedExamples(dataset);
            foreach (var example in valid)
            {
                cancellationToken.ThrowIfCancellationRequested();
                observed.Add(example);
            }

            return new DatasetImportDto(null, Report(stored: false), SplitSuggestionDto.From(observed.Suggest(detector, cancellationToken)), SplitDto.From(dataset.Split));
        }

        if (ImportReport.Unresolved(ImportReport.WithoutRows(file, plan.Columns, problems)) is { Problems.Count: > 0 } unresolved) throw unresolved;
        datasets.Add(dataset);
        await examples.AddManyAsync(dataset, AllOrNothing(), cancellationToken);
        return new DatasetImportDto(mapper.Map<DatasetDto>(dataset), Report(stored: true));

        // An exception at the end rolls back everything stored so far.
        IEnumerable<Example> AllOrNothing()
        {
            foreach (var example in valid) yield return example;
            if (rows.AnyBad && !request.SkipBad) throw new BadRowsException(Report(stored: false));
        }

        ImportDto Report(bool stored) => rows.ToDto(stored, file, plan.Columns, problems);
    }
}
