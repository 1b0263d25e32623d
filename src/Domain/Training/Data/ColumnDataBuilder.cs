namespace Regressor.Domain.Training.Data;

/// <summary>Collects the values of one column.</summary>
internal abstract class ColumnDataBuilder
{
    /// <param name="storage">Storage of the column's type.</param>
    /// <param name="rows">Number of rows to allocate.</param>
    public static ColumnDataBuilder Create(StorageKind storage, int rows) => storage switch
    {
        StorageKind.Number => new Numbers(rows),
        StorageKind.Text => new Codes(rows),
        _ => throw new ArgumentOutOfRangeException(nameof(storage), storage, "The storage is unknown."),
    };

    public abstract void Set(int row, in ColumnValue value);

    public abstract void Resize(int rows);

    /// <summary>Returns the column without copying its values. Call it only once.</summary>
    public abstract ColumnData Build();

    private sealed class Numbers(int rows) : ColumnDataBuilder
    {
        private double[] _values = new double[rows];

        public override void Set(int row, in ColumnValue value) => _values[row] = value.Number ?? double.NaN;

        public override void Resize(int rows) => Array.Resize(ref _values, rows);

        public override ColumnData Build() => new NumberData(_values);
    }

    private sealed class Codes(int rows) : ColumnDataBuilder
    {
        private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
        private int[] _codes = new int[rows];

        public override void Set(int row, in ColumnValue value)
        {
            var code = -1;
            if (value.Text is { } text && !_vocabulary.TryGetValue(text, out code)) _vocabulary.Add(text, code = _vocabulary.Count);
            _codes[row] = code;
        }

        public override void Resize(int rows) => Array.Resize(ref _codes, rows);

        /// <summary>Replaces the codes, assigned in the order of appearance, by those of the sorted vocabulary.</summary>
        public override ColumnData Build()
        {
            var sorted = _vocabulary.Keys.Order(StringComparer.Ordinal).ToList();
            var newCode = new int[sorted.Count];
            for (var code = 0; code < sorted.Count; code++) newCode[_vocabulary[sorted[code]]] = code;
            for (var row = 0; row < _codes.Length; row++)
                if (_codes[row] >= 0) _codes[row] = newCode[_codes[row]];
            return new CodeData(_codes, sorted);
        }
    }
}
