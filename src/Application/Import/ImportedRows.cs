using Regressor.Application.Files;
using Regressor.Domain.Datasets;

namespace Regressor.Application.Import;

/// <summary>Makes examples of a file's rows, one by one as they are asked for, and keeps count.</summary>
/// <param name="dataset">Whose examples they become.</param>
/// <param name="known">The split positions of the examples that are there, ascending; null to not look for identical ones.</param>
/// <param name="skipBad">Whether bad rows are passed over; else, after the first, the others are only counted.</param>
/// <param name="skipIdentical">Whether rows of which there is an example are passed over.</param>
/// <param name="limits">That the dataset must keep to.</param>
/// <param name="now">When they are added.</param>
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

    /// <summary>Of the inputs in order, then of the target; only good rows count.</summary>
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
        Profiles[^1].Add(InputValue.Of(example.Y));
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
