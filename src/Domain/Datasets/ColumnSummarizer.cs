namespace Regressor.Domain.Datasets;

/// <summary>
/// Summarizes the columns of a large table in groups, so that it needs memory for one group only. The caller reads the rows once per group.
/// </summary>
/// <param name="rows">Expected number of rows.</param>
public sealed class ColumnSummarizer(int rows)
{
    /// <summary>Memory budget in bytes for one group of columns, the target and the sort buffer.</summary>
    private const long Memory = 48 << 20;

    /// <summary>Minimum size of a group: beyond a million rows, each pass takes seconds.</summary>
    private const int FewestAtOnce = 4;

    private readonly List<double[]> _buffers = [];
    private readonly List<Column> _columns = [];
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly List<int> _classCounts = [];
    private double[] _y = new double[rows];
    private double[] _scratch = [];
    private int _rows;

    /// <summary>Number of numeric columns summarized in one pass.</summary>
    public int ColumnsAtOnce { get; } = (int)Math.Max(FewestAtOnce, (Memory / sizeof(double) / Math.Max(1, rows)) - 2);

    /// <summary>Starts a group of columns; the rows added next contain the values of these columns.</summary>
    public void Begin(IEnumerable<InputColumn> columns)
    {
        _rows = 0;
        _columns.Clear();
        _classes.Clear();
        _classCounts.Clear();
        var numeric = 0;
        foreach (var column in columns)
        {
            if (column.Type.Storage == StorageKind.Text)
            {
                _columns.Add(new Column(column.Name, column.Type, -1, new Dictionary<string, int>(StringComparer.Ordinal)));
                continue;
            }

            if (numeric == _buffers.Count) _buffers.Add(new double[_y.Length]);
            _columns.Add(new Column(column.Name, column.Type, numeric++, []));
        }
    }

    /// <param name="x">[column of this group], the values of one row.</param>
    /// <param name="y">Value of the target.</param>
    public void Add(ReadOnlySpan<ColumnValue> x, ColumnValue y)
    {
        if (_rows == _y.Length) Grow();
        for (var i = 0; i < x.Length; i++)
        {
            var column = _columns[i];
            if (column.Buffer >= 0) _buffers[column.Buffer][_rows] = x[i].Number ?? double.NaN;
            else if (x[i].Text is { } category) column.Counts[category] = column.Counts.GetValueOrDefault(category) + 1;
        }

        _y[_rows++] = y.Text is { } name ? CountClass(name) : y.Number!.Value;
    }

    /// <returns>The summaries of this group's columns, in order.</returns>
    public IReadOnlyList<ColumnSummary> End() => [.. _columns.Select(column => column.Buffer >= 0
        ? OfNumbers(column.Name, column.Type, _buffers[column.Buffer])
        : ColumnSummary.OfCategories(column.Name, column.Counts, _rows - column.Counts.Values.Sum()))];

    /// <summary>Summarizes the target. Call it after any group.</summary>
    public ColumnSummary OfTarget(TargetColumn target) => target.Type.Storage == StorageKind.Text
        ? ColumnSummary.OfCategories(target.Name, _classes.ToDictionary(named => named.Key, named => _classCounts[named.Value]), missing: 0)
        : OfNumbers(target.Name, target.Type, _y);

    private ColumnSummary OfNumbers(string name, ColumnType type, double[] values)
    {
        if (_scratch.Length < _rows) _scratch = new double[_y.Length];
        var summary = ColumnSummary.OfNumbers(name, type, values.AsSpan(0, _rows), _y.AsSpan(0, _rows), _scratch);
        return _classes.Count == 0 || summary.Numbers is not { } numbers ? summary : summary with { Numbers = numbers with { Correlation = WithEvent(numbers.Correlation) } };
    }

    /// <summary>
    /// Converts a correlation with the codes of two classes to that with the event, the rarer class (of equally frequent ones the second by
    /// name). With more classes, which have no order, there is none.
    /// </summary>
    private double? WithEvent(double? correlation)
    {
        if (_classes.Count != 2) return null;
        var code = _classes.OrderByDescending(named => _classCounts[named.Value]).ThenBy(named => named.Key, StringComparer.Ordinal).Last().Value;
        return code == 1 ? correlation : -correlation;
    }

    /// <returns>The code of the class, by the order in which the classes appear.</returns>
    private int CountClass(string name)
    {
        if (!_classes.TryGetValue(name, out var code))
        {
            _classes.Add(name, code = _classes.Count);
            _classCounts.Add(0);
        }

        _classCounts[code]++;
        return code;
    }

    private void Grow()
    {
        var capacity = Math.Max(1024, _y.Length * 3 / 2);
        Array.Resize(ref _y, capacity);
        for (var buffer = 0; buffer < _buffers.Count; buffer++)
        {
            var grown = _buffers[buffer];
            Array.Resize(ref grown, capacity);
            _buffers[buffer] = grown;
        }
    }

    /// <param name="Name">Name of the column.</param>
    /// <param name="Type">Type of the column.</param>
    /// <param name="Buffer">Index of the buffer with its numbers; −1 for a categorical column.</param>
    /// <param name="Counts">Number of rows by category.</param>
    private sealed record Column(string Name, ColumnType Type, int Buffer, Dictionary<string, int> Counts);
}
