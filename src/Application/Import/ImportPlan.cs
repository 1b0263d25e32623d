using FluentValidation;
using FluentValidation.Results;
using Regressor.Application.Files;
using Regressor.Domain.Datasets;
using Regressor.Domain.Tasks;

namespace Regressor.Application.Import;

/// <summary>The role of each column of a file.</summary>
/// <param name="Inputs">Columns to learn from.</param>
/// <param name="Target">Column to predict; null if the file has none.</param>
/// <param name="Kept">Columns that are only stored.</param>
/// <param name="Columns">All columns of the file.</param>
/// <param name="Problems">What the used columns have to say, and what is in the way of a dataset.</param>
internal sealed record ImportPlan(
    IReadOnlyList<InputColumn> Inputs,
    TargetColumn? Target,
    IReadOnlyList<KeptColumn> Kept,
    IReadOnlyList<FileColumnDto> Columns,
    IReadOnlyList<FileProblem> Problems)
{
    public const string TooManyInputs = "tooManyInputs", TooManyKept = "tooManyKept";
    private const string NoTarget = "noTarget", NoInputs = "noInputs";

    /// <summary>True if no dataset can have these columns.</summary>
    public bool IsImpossible => Problems.Any(problem => problem.Code is NoTarget or NoInputs or TooManyInputs or TooManyKept);

    /// <exception cref="ValidationException">The caller's choices name columns that the file lacks.</exception>
    public static ImportPlan Create(ITableFile file, ImportDatasetCommand request)
    {
        CheckNames(file, request);
        List<FileColumn> columns = [.. file.Columns!.Select(name => file.Describe(new TableColumn(name, TypeOf(name, request)))!)];
        var guesses = Choose(columns, request);
        var target = request.Target is { } given
            ? new TargetGuess(given, null)
            : TargetGuess.From(columns, column => guesses[column.Name] is { Role: FileColumnRole.Input, Kind: { } kind } && PredictionTasks.FindFor(kind) is not null);
        if (target is var (name, reason))
            guesses[name] = new ColumnGuess(FileColumnRole.Target, TargetType(columns.Find(column => column.Name == name)!, TypeOf(name, request)), reason);

        // The target is read as what is predicted, and a kept column as texts, whatever the cells suggest.
        columns = [.. columns.Select(column => Settle(file, column, guesses[column.Name], request))];
        List<InputColumn> inputs = [.. Of(FileColumnRole.Input).Select(column => new InputColumn(column.Name, guesses[column.Name].Kind!, ShortUnit(column)))];
        List<KeptColumn> kept = [.. Of(FileColumnRole.Kept).Select(column => new KeptColumn(column.Name, guesses[column.Name].Kind!))];
        return new ImportPlan(
            inputs,
            Of(FileColumnRole.Target).Select(column => new TargetColumn(column.Name, ShortUnit(column)) { Type = guesses[column.Name].Kind! }).FirstOrDefault(),
            kept,
            [.. columns.Select(column => FileColumnDto.From(column, guesses[column.Name]))],
            [.. Missing(target is not null, inputs, kept), .. columns.Where(column => guesses[column.Name].Role != FileColumnRole.LeftOut).SelectMany(column => column.Problems)]);

        IEnumerable<FileColumn> Of(FileColumnRole role) => columns.Where(column => guesses[column.Name].Role == role);
    }

    private static ColumnType? TypeOf(string column, ImportDatasetCommand request) => request.Types.FirstOrDefault(choice => choice.Column == column)?.Type;

    /// <summary>Texts are classes, unless at least half of them are numbers: then all must be readable as such.</summary>
    private static ColumnType TargetType(FileColumn column, ColumnType? chosen)
    {
        var areTexts = chosen is null
            ? column is { Type: null, Values: > 0 } && !column.Problems.Any(problem => problem.Code is "numbersAsCategories" or "mixedUnits" or "codes")
            : chosen.Storage == StorageKind.Text;
        return areTexts ? ColumnTypes.Categorical : ColumnTypes.Numeric;
    }

    private static FileColumn Settle(ITableFile file, FileColumn column, ColumnGuess guess, ImportDatasetCommand request)
    {
        var isTexts = guess.Role == FileColumnRole.Kept && guess.Kind == ColumnTypes.Text && column.Type is not null;
        var isTarget = guess.Role == FileColumnRole.Target;
        var settled = isTexts || isTarget ? file.Describe(new TableColumn(column.Name, guess.Kind))! : column;
        var isChosen = request.Kept.Contains(column.Name);
        if (isTarget) settled = settled with { Problems = [.. settled.Problems, .. ClassProblems.Of(settled, guess.Kind!, TypeOf(column.Name, request) is not null)] };

        // What the caller decided is no question any more.
        return settled with
        {
            Problems = [.. settled.Problems.Select(problem => isChosen && problem.Severity == ProblemSeverity.Question ? problem with { Severity = ProblemSeverity.Info } : problem)],
        };
    }

    private static string? ShortUnit(FileColumn column) => column.Unit is { Length: > 0 and <= InputColumn.MaxUnitLength } unit ? unit : null;

    private static IEnumerable<FileProblem> Missing(bool hasTarget, List<InputColumn> inputs, List<KeptColumn> kept)
    {
        if (!hasTarget) yield return new FileProblem(NoTarget, ProblemSeverity.Error, "The file has no column of numbers or classes to predict.");
        if (inputs.Count == 0) yield return new FileProblem(NoInputs, ProblemSeverity.Error, $"1 to {Dataset.MaxInputs} columns must be inputs, not 0.");
        if (inputs.Count > Dataset.MaxInputs)
            yield return new FileProblem(TooManyInputs, ProblemSeverity.Error, $"1 to {Dataset.MaxInputs} columns must be inputs, not {inputs.Count}.") { Count = inputs.Count };
        if (kept.Count > Dataset.MaxKept)
            yield return new FileProblem(TooManyKept, ProblemSeverity.Error, $"At most {Dataset.MaxKept} columns can be kept, not {kept.Count}.") { Count = kept.Count };
    }

    /// <summary>Applies the caller's choices, and guesses the rest. Columns beyond the limit of kept columns are left out.</summary>
    private static Dictionary<string, ColumnGuess> Choose(List<FileColumn> columns, ImportDatasetCommand request)
    {
        var guesses = new Dictionary<string, ColumnGuess>(columns.Count);
        var free = Dataset.MaxKept - request.Kept.Count;
        foreach (var column in columns)
        {
            var guess = ColumnGuess.From(column);
            var chosen = Chosen(column.Name, guess, request);
            guess = chosen ?? guess;
            if (chosen is null && guess.Role == FileColumnRole.Kept && column.Name != request.Target && --free < 0)
            {
                guess = guess with
                {
                    Role = FileColumnRole.LeftOut,
                    Reason = new ColumnReason("keptLimit", $"{guess.Reason!.Text} At most {Dataset.MaxKept} columns can be kept.", ("most", Dataset.MaxKept)),
                };
            }

            guesses.Add(column.Name, guess);
        }

        return guesses;
    }

    private static ColumnGuess? Chosen(string column, ColumnGuess guess, ImportDatasetCommand request)
    {
        if (request.LeaveOut.Contains(column)) return guess with { Role = FileColumnRole.LeftOut, Reason = new ColumnReason("chosen", "You chose to leave it out.") };
        var type = request.Types.FirstOrDefault(choice => choice.Column == column)?.Type;
        return request.Kept.Contains(column) ? ColumnGuess.Kept(new ColumnReason("chosen", "You chose to keep it."), type ?? guess.Kind)
            : type is null ? null
            : ColumnGuess.Input(type);
    }

    private static void CheckNames(ITableFile file, ImportDatasetCommand request)
    {
        HashSet<string> names = [.. file.Columns!];
        (string Field, IEnumerable<string> Columns)[] choices =
        [
            ("target", request.Target is null ? [] : [request.Target]),
            .. request.Types.Select(choice => (choice.Field, (IEnumerable<string>)[choice.Column])),
            ("kept", request.Kept),
            ("leaveOut", request.LeaveOut),
        ];
        List<ValidationFailure> failures =
        [
            .. choices.SelectMany(choice => choice.Columns.Where(name => !names.Contains(name)).Select(name => new ValidationFailure(choice.Field, $"The file has no column '{name}'."))),
        ];
        if (failures.Count > 0) throw new ValidationException(failures);
    }
}
