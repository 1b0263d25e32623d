using FluentValidation;
using FluentValidation.Results;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Import;

/// <summary>The role of each column of a file.</summary>
internal sealed record ImportPlan(
    IReadOnlyList<InputColumn> Inputs, TargetColumn Target, IReadOnlyList<KeptColumn> Kept, IReadOnlyList<FileColumnDto> Columns)
{
    /// <exception cref="ValidationException">The caller's choices do not fit the file, or too few or too many columns remain.</exception>
    public static ImportPlan Create(IReadOnlyList<ColumnProfile> profiles, ImportDatasetCommand request)
    {
        List<ValidationFailure> failures = [];
        CheckNames(profiles, request, failures);
        var guesses = Choose(profiles, request);
        var target = request.Target ?? profiles.LastOrDefault(column => guesses[column.Name].Kind == ColumnTypes.Numeric)?.Name;
        if (target is null) failures.Add(new ValidationFailure("file", "The file has no column of numbers to predict."));
        else guesses[target] = new ColumnGuess(FileColumnRole.Target, ColumnTypes.Numeric, null);

        List<InputColumn> inputs = [.. NamesOf(FileColumnRole.Input).Select(name => new InputColumn(name, guesses[name].Kind!, null))];
        List<KeptColumn> kept = [.. NamesOf(FileColumnRole.Kept).Select(name => new KeptColumn(name, guesses[name].Kind!))];
        if (inputs.Count is 0 or > Dataset.MaxInputs)
            failures.Add(new ValidationFailure("file", $"1 to {Dataset.MaxInputs} columns must be inputs, not {inputs.Count}.") { ErrorCode = inputs.Count > 0 ? ServerLimits.ErrorCode : null });
        if (kept.Count > Dataset.MaxKept)
            failures.Add(new ValidationFailure("kept", $"At most {Dataset.MaxKept} columns can be kept, not {kept.Count}.") { ErrorCode = ServerLimits.ErrorCode });
        if (failures.Count > 0) throw new ValidationException(failures);

        return new ImportPlan(inputs, new TargetColumn(target!, null), kept, [.. profiles.Select(column => FileColumnDto.From(column, guesses[column.Name]))]);

        IEnumerable<string> NamesOf(FileColumnRole role) => profiles.Select(column => column.Name).Where(name => guesses[name].Role == role);
    }

    /// <summary>Applies the caller's choices, and guesses the rest. Columns beyond the limit of kept columns are left out.</summary>
    private static Dictionary<string, ColumnGuess> Choose(IReadOnlyList<ColumnProfile> profiles, ImportDatasetCommand request)
    {
        var guesses = new Dictionary<string, ColumnGuess>(profiles.Count);
        var free = Dataset.MaxKept - request.Kept.Count;
        foreach (var column in profiles)
        {
            var chosen = Chosen(column.Name, request);
            var guess = chosen ?? ColumnGuess.From(column);
            if (chosen is null && guess.Role == FileColumnRole.Kept && column.Name != request.Target && --free < 0)
                guess = ColumnGuess.LeftOut($"{guess.Reason} At most {Dataset.MaxKept} columns can be kept.");
            guesses.Add(column.Name, guess);
        }

        return guesses;
    }

    private static ColumnGuess? Chosen(string column, ImportDatasetCommand request) =>
        request.LeaveOut.Contains(column) ? ColumnGuess.LeftOut("You chose to leave it out.")
        : request.Kept.Contains(column) ? ColumnGuess.Kept("You chose to keep it.")
        : request.Numeric.Contains(column) ? ColumnGuess.Input(ColumnTypes.Numeric)
        : request.Categorical.Contains(column) ? ColumnGuess.Input(ColumnTypes.Categorical)
        : null;

    private static void CheckNames(IReadOnlyList<ColumnProfile> profiles, ImportDatasetCommand request, List<ValidationFailure> failures)
    {
        HashSet<string> names = [.. profiles.Select(column => column.Name)];
        (string Field, IEnumerable<string> Columns)[] choices =
        [
            ("target", request.Target is null ? [] : [request.Target]),
            ("numeric", request.Numeric),
            ("categorical", request.Categorical),
            ("kept", request.Kept),
            ("leaveOut", request.LeaveOut),
        ];
        foreach (var (field, columns) in choices)
            failures.AddRange(columns.Where(name => !names.Contains(name)).Select(name => new ValidationFailure(field, $"The file has no column '{name}'.")));
        foreach (var (index, column) in profiles.Index())
        {
            if (!request.LeaveOut.Contains(column.Name) && FaultOf(column.Name, index + 1) is { } fault) failures.Add(new ValidationFailure("file", fault));
        }
    }

    private static string? FaultOf(string name, int number) =>
        InvisibleCharacter.In(name) is { } found ? $"The name of column {number} contains the invisible character {found}. Remove it from the header."
        : name.Length > Column.MaxNameLength ? $"The column name '{name[..Column.MaxNameLength]}…' is longer than {Column.MaxNameLength} characters."
        : null;
}
