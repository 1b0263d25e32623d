using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Import;

/// <summary>Converts a file's rows to examples lazily, one by one, and counts them.</summary>
/// <param name="dataset">The dataset that receives the examples.</param>
/// <param name="known">Split positions of the existing examples, ascending; null to skip the search for identical rows.</param>
/// <param name="skipBad">True to skip invalid rows; otherwise, rows after the first invalid one are only counted.</param>
/// <param name="skipIdentical">True to skip rows that already exist as examples.</param>
/// <param name="limits">Limits that apply to the dataset.</param>
/// <param name="now">Creation time of the examples.</param>
internal sealed class ImportedRows(Dataset dataset, double[]? known, bool skipBad, bool skipIdentical, ServerLimits limits, DateTimeOffset now)
{
    private const int MaxErrors = 100;
    private const int MaxRows = 10;

    private readonly List<FileRowDto> _first = [];
    private readonly List<BadRowDto> _errors = [];

    private int _total;
    private int _new;
    private int _identical;
    private int _bad;

    public bool AnyBad => _bad > 0;

    /// <summary>Profiles of the inputs in order, then of the target, over the valid rows only.</summary>
    public IReadOnlyList<ColumnProfile> Profiles { get; } =
        [.. dataset.Inputs.Select(input => new ColumnProfile(input.Name)), new ColumnProfile(dataset.Target.Name)];

    public IEnumerable<Example> Of(IEnumerable<TableRow> rows)
    {
        foreach (var row in rows)
        {
            _total++;
            if (row.Errors.Count > 0) Report(row);
            else if (Take(row) is { } example && (skipBad || _bad == 0)) yield return example;
        }
    }

    public ImportDto ToDto(bool stored, ITableFile file, IReadOnlyList<FileColumnDto> columns) => new(
        stored, FileFormatDto.Of(file), columns, _first, _total, _new, known is null ? null : _identical, _bad, _errors, UnclearNumbersDto.Of(file, dataset));

    private void Report(TableRow row)
    {
        _bad++;
        foreach (var error in row.Errors)
            if (_errors.Count < MaxErrors) _errors.Add(new BadRowDto(row.Line, error.Column, error.Reason));
    }

    private Example? Take(TableRow row)
    {
        var example = dataset.AddExample(row.X, row.Y!.Value, now);
        if (row.Exclusion is not null) example.Exclude(row.Exclusion);
        for (var input = 0; input < row.X.Length; input++) Profiles[input].Add(row.X[input]);
        Profiles[^1].Add(ColumnValue.Of(example.Y));
        if (_first.Count < MaxRows) _first.Add(ToDto(row));

        if (known is not null && Array.BinarySearch(known, example.SplitPosition) >= 0)
        {
            _identical++;
            if (skipIdentical) return null;
        }

        limits.CheckRows((long)dataset.ExampleCount + ++_new);
        return example;
    }

    private FileRowDto ToDto(TableRow row)
    {
        var x = dataset.Inputs.Select((input, index) => (input.Name, Value: row.X[index])).ToDictionary(input => input.Name, input => input.Value);
        return new FileRowDto(row.Line, x, row.Y!.Value, row.Exclusion);
    }
}
