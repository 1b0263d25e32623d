using AutoMapper;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
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
/// <param name="Numeric">Columns to read as numbers, whatever they contain.</param>
/// <param name="Categorical">Columns to read as categories, whatever they contain.</param>
/// <param name="LeaveOut">Columns to skip. The use of a column in none of the lists is inferred from its cells.</param>
/// <param name="DryRun">True to only report what the import would do.</param>
/// <param name="SkipBad">True to import the valid rows and report the others.</param>
public sealed record ImportDatasetCommand(
    TabularSource Source,
    string? Name,
    string? Target,
    IReadOnlyList<string> Numeric,
    IReadOnlyList<string> Categorical,
    IReadOnlyList<string> LeaveOut,
    bool DryRun,
    bool SkipBad) : IRequest<DatasetImportDto>, IConsumesStorage;

/// <param name="Dataset">The created dataset; null for a dry run.</param>
/// <param name="Import">The result of reading the file.</param>
public sealed record DatasetImportDto(DatasetDto? Dataset, ImportDto Import);

internal sealed class ImportDatasetValidator : AbstractValidator<ImportDatasetCommand>
{
    public ImportDatasetValidator()
    {
        RuleFor(command => command.Name).NotEmpty().When(command => !command.DryRun);
        RuleFor(command => command.Name).MaximumLength(Dataset.MaxNameLength).WithoutNul().WithoutInvisibleCharacters();
        RuleFor(command => command.Target).NotEmpty().When(command => !command.DryRun).WithMessage("'target' must name the column to predict.");
        RuleFor(command => command.Source.Format).Must(format => format.HasHeader).OverridePropertyName("file")
            .WithMessage("A dataset is created from a file that names its columns before its rows.");
    }
}

internal sealed class ImportDatasetHandler(
    IDatasetRepository datasets, IExampleStore examples, IMapper mapper, ServerLimits limits, TimeProvider time)
    : IRequestHandler<ImportDatasetCommand, DatasetImportDto>
{
    private const string NameInDryRun = "Dry run";

    public async Task<DatasetImportDto> Handle(ImportDatasetCommand request, CancellationToken cancellationToken)
    {
        var file = request.Source.Open();
        var plan = ImportPlan.Of(Look(file, cancellationToken), request);
        var dataset = Dataset.Create(request.Name ?? NameInDryRun, plan.Inputs, plan.Target, time.GetUtcNow());
        var rows = new ImportedRows(dataset, known: request.DryRun ? [] : null, request.SkipBad, skipIdentical: false, limits, time.GetUtcNow());
        var taken = rows.Of(file.Read(
            [.. dataset.Inputs.Select(input => new TableColumn(input.Name, input.Type))], dataset.Target.Name, ignoreExtra: true));
        if (request.DryRun)
        {
            foreach (var _ in taken) cancellationToken.ThrowIfCancellationRequested();
            return new DatasetImportDto(null, Report(stored: false));
        }

        file.CheckIsClear(dataset.NumericColumns());
        datasets.Add(dataset);
        await examples.AddManyAsync(dataset, AllOrNothing(), cancellationToken);
        return new DatasetImportDto(mapper.Map<DatasetDto>(dataset), Report(stored: true));

        // An exception at the end rolls back everything stored so far.
        IEnumerable<Example> AllOrNothing()
        {
            foreach (var example in taken) yield return example;
            if (rows.AnyBad && !request.SkipBad) throw new BadRowsException(Report(stored: false));
        }

        ImportDto Report(bool stored) => rows.ToDto(stored, file, plan.Columns);
    }

    /// <summary>Makes a first pass over every cell, because all rows determine a column's use.</summary>
    private static List<ColumnProfile> Look(ITableFile file, CancellationToken cancellationToken)
    {
        List<ColumnProfile> profiles = [.. file.Columns!.Select(name => new ColumnProfile(name))];
        foreach (var row in file.Read([.. file.Columns!.Select(name => new TableColumn(name, Kind: null))], target: null, ignoreExtra: true))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Errors.Count > 0) continue;
            for (var column = 0; column < profiles.Count; column++) profiles[column].Add(row.X[column]);
        }

        return profiles;
    }
}

/// <summary>The use of each column of a file.</summary>
internal sealed record ImportPlan(IReadOnlyList<InputColumn> Inputs, TargetColumn Target, IReadOnlyList<FileColumnDto> Columns)
{
    /// <exception cref="ValidationException">The caller's choices do not fit the file, or too few or too many columns remain.</exception>
    public static ImportPlan Of(IReadOnlyList<ColumnProfile> profiles, ImportDatasetCommand request)
    {
        List<ValidationFailure> failures = [];
        CheckNames(profiles, request, failures);
        var guesses = profiles.ToDictionary(column => column.Name, column => Choose(column, request));
        var target = request.Target ?? profiles.LastOrDefault(column => guesses[column.Name].Kind == ColumnTypes.Numeric)?.Name;
        if (target is null) failures.Add(new ValidationFailure("file", "The file has no column of numbers to predict."));

        List<InputColumn> inputs =
            [.. profiles.Where(column => column.Name != target && guesses[column.Name].Kind is not null).Select(column => new InputColumn(column.Name, guesses[column.Name].Kind!, null))];
        if (inputs.Count is 0 or > Dataset.MaxInputs)
            failures.Add(new ValidationFailure("file", $"1 to {Dataset.MaxInputs} columns must be left as inputs, not {inputs.Count}.") { ErrorCode = inputs.Count > 0 ? ServerLimits.ErrorCode : null });
        if (failures.Count > 0) throw new ValidationException(failures);

        return new ImportPlan(inputs, new TargetColumn(target!, null), [.. profiles.Select(column => ToDto(column, column.Name == target, guesses[column.Name]))]);
    }

    private static FileColumnDto ToDto(ColumnProfile column, bool isTarget, ColumnGuess guess) => (isTarget, guess.Kind) switch
    {
        (true, _) => FileColumnDto.Of(column, FileColumnRole.Target, ColumnTypes.Numeric),
        (_, null) => FileColumnDto.Of(column, FileColumnRole.LeftOut, null, guess.Reason),
        _ => FileColumnDto.Of(column, FileColumnRole.Input, guess.Kind),
    };

    private static ColumnGuess Choose(ColumnProfile column, ImportDatasetCommand request) =>
        request.LeaveOut.Contains(column.Name) ? new ColumnGuess(null, "You chose to leave it out.")
        : request.Numeric.Contains(column.Name) ? new ColumnGuess(ColumnTypes.Numeric, null)
        : request.Categorical.Contains(column.Name) ? new ColumnGuess(ColumnTypes.Categorical, null)
        : ColumnGuess.Of(column);

    private static void CheckNames(IReadOnlyList<ColumnProfile> profiles, ImportDatasetCommand request, List<ValidationFailure> failures)
    {
        HashSet<string> names = [.. profiles.Select(column => column.Name)];
        (string Field, IEnumerable<string> Columns)[] choices =
        [
            ("target", request.Target is null ? [] : [request.Target]), ("numeric", request.Numeric), ("categorical", request.Categorical), ("leaveOut", request.LeaveOut),
        ];
        foreach (var (field, columns) in choices)
            failures.AddRange(columns.Where(name => !names.Contains(name)).Select(name => new ValidationFailure(field, $"The file has no column '{name}'.")));
        failures.AddRange(
            from column in profiles.Index()
            let found = InvisibleCharacter.In(column.Item.Name)
            where found is not null && !request.LeaveOut.Contains(column.Item.Name)
            select new ValidationFailure("file", $"The name of column {column.Index + 1} has the invisible character {found}. Take it out of the file's first line."));
        failures.AddRange(profiles.Where(column => column.Name.Length > InputColumn.MaxNameLength && !request.LeaveOut.Contains(column.Name))
            .Select(column => new ValidationFailure("file", $"The column name '{column.Name[..InputColumn.MaxNameLength]}…' is longer than {InputColumn.MaxNameLength} characters.")));
    }
}
