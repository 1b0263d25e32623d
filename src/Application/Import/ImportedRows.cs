using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Import;

/// <summary>Converts a file's rows to examples lazily, one by one, and counts them.</summary>
/// <param name="dataset">The dataset that receives the examples.</param>
/// <param name="known">Split positions of the existing examples, ascending; null to skip the search for identical rows.</param>
/// <param name="skipBad">True to skip invalid rows; otherwise, rows after the first invalid one are only counted.</param>
/// <param name="skipIdentical">True to skip rows that already exist as examples.</param>
/// <param name="classes">Classes of the existing examples; null where they are not known, and for numbers.</param>
/// <param name="limits">Limits that apply to the dataset.</param>
/// <param name="now">Creation time of the examples.</param>
internal sealed class ImportedRows(Dataset dataset, double[]? known, bool skipBad, bool skipIdentical, IReadOnlySet<string>? classes, ServerLimits limits, DateTimeOffset now)
{
    private const int MaxRows = 10;

    private readonly List<FileRowDto> _first = [];
    private readonly BadRows _bad = new();

    private readonly bool _isFirst = dataset.ExampleCount == 0;
    private int _total;
    private int _new;
    private int _identical;

    public bool AnyBad => _bad.Count > 0;

    /// <summary>Profiles of the inputs in order, over the valid rows only; likewise for the target and the kept columns.</summary>
    public IReadOnlyList<ColumnProfile> Inputs { get; } = [.. dataset.Inputs.Select(input => new ColumnProfile(input.Name))];

    public ColumnProfile Target { get; } = new(dataset.Target.Name);

    public IReadOnlyList<ColumnProfile> Kept { get; } = [.. dataset.Kept.Select(column => new ColumnProfile(column.Name))];

    public IEnumerable<Example> ToExamples(IEnumerable<TableRow> rows)
    {
        foreach (var row in rows)
        {
            _total++;
            if (row.Errors.Count > 0) _bad.Add(row.Line, row.Errors);
            else if (Add(row) is { } example && (skipBad || !AnyBad)) yield return example;
        }
    }

    public ImportDto ToDto(bool stored, ITableFile file, IReadOnlyList<FileColumnDto> columns, IReadOnlyList<FileProblem> problems) =>
        ImportReport.WithoutRows(file, columns, [.. problems, .. BadRowsProblem(), .. _isFirst ? ClassProblems.Of(Target, problems) : ClassProblems.OfNew(Target, classes)]) with
        {
            Stored = stored,
            Rows = _first,
            Total = _total,
            New = _new,
            Identical = known is null ? null : _identical,
            Bad = _bad.Count,
            BadRows = _bad.Errors,
        };

    private IEnumerable<FileProblem> BadRowsProblem() => !AnyBad ? [] :
    [
        new FileProblem("badRows", skipBad ? ProblemSeverity.Info : ProblemSeverity.Error, $"{_bad.Count} of {_total} rows cannot be read.")
        {
            Count = _bad.Count,
            Lines = [.. _bad.Errors.Select(error => error.Line).Distinct().Take(FileProblem.MaxLines)],
            Repairs = skipBad ? [] : [new ProblemRepair(new Dictionary<string, string> { ["skipBad"] = "true" }, _bad.Count)],
        },
    ];

    private Example? Add(TableRow row)
    {
        var example = dataset.AddExample(row.X, row.Y, now, row.Kept is [] ? null : row.Kept);
        if (row.Exclusion is not null) example.Exclude(row.Exclusion);
        for (var input = 0; input < row.X.Length; input++) Inputs[input].Add(row.X[input]);
        for (var column = 0; column < row.Kept.Length; column++) Kept[column].Add(row.Kept[column]);
        Target.Add(example.Y);
        if (_first.Count < MaxRows) _first.Add(ToDto(row));

        if (known is not null && Array.BinarySearch(known, example.SplitPosition) >= 0)
        {
            _identical++;
            if (skipIdentical) return null;
        }

        limits.CheckRows((long)dataset.ExampleCount + ++_new);
        return example;
    }

    private FileRowDto ToDto(TableRow row) =>
        new(row.Line, dataset.Inputs.ByName(row.X), row.Y, row.Exclusion, dataset.Kept.ByName(row.Kept));
}
