using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Regressor.Domain.Datasets;

namespace Regressor.Domain.Training;

/// <summary>
/// The examples of a dataset as columns. Rows are in the order of their places in the split, which depend on their content and its number of
/// occurrences. The same examples give the same table, regardless of how and in which order they were added.
/// </summary>
public sealed class TrainingData
{
    /// <summary>[row], ids of the examples; 0 where unknown.</summary>
    private readonly long[] _exampleIds;

    private readonly byte[] _hash;

    private TrainingData(
        IReadOnlyList<InputColumn> inputs, double[][] numbers, CategoryColumn[] categories, double[] y, double[] places, long[] exampleIds, int copiesTogether, byte[] hash)
    {
        Inputs = inputs;
        Numbers = numbers;
        Categories = categories;
        Y = y;
        SplitPlaces = places;
        _exampleIds = exampleIds;
        CopiesTogether = copiesTogether;
        _hash = hash;
    }

    public IReadOnlyList<InputColumn> Inputs { get; }

    /// <summary>[numeric column][row]; NaN for a missing value.</summary>
    public IReadOnlyList<double[]> Numbers { get; }

    /// <summary>[categorical column].</summary>
    public IReadOnlyList<CategoryColumn> Categories { get; }

    /// <summary>[row].</summary>
    public double[] Y { get; }

    /// <summary>[row], in [0, 1), ascending: the test part of a split comes first.</summary>
    public double[] SplitPlaces { get; }

    /// <summary>Determines whether identical rows are copies or observations; see <see cref="TestSplit"/>.</summary>
    public int CopiesTogether { get; }

    public int Rows => Y.Length;

    /// <summary>Returns the id of the example in a row; null where unknown.</summary>
    public long? ExampleId(int row) => _exampleIds[row] == 0 ? null : _exampleIds[row];

    /// <summary>Returns the index of an input column among the columns of its type.</summary>
    public int IndexWithinKind(int input) => Inputs.Take(input).Count(column => column.Type == Inputs[input].Type);

    /// <summary>
    /// Creates the split that tests the given share of the rows, or the nearest share where the boundary would separate copies.
    /// </summary>
    public TestSplit SplitAt(double testFraction)
    {
        var rows = (int)Math.Round(testFraction * Rows);
        if (rows == 0 || rows == Rows) return new TestSplit(rows == 0 ? 0 : 1, CopiesTogether);
        int before = rows, after = rows;
        while (before > 0 && SplitPlaces[before - 1] == SplitPlaces[rows]) before--;
        while (after < Rows && after > before && SplitPlaces[after] == SplitPlaces[after - 1]) after++;
        var border = rows - before <= after - rows ? before : after;
        return new TestSplit(border == Rows ? 1 : SplitPlaces[border], CopiesTogether);
    }

    /// <summary>Counts the rows in the test part, which come first.</summary>
    public int TestRows(double threshold)
    {
        var rows = 0;
        while (rows < Rows && DataSplit.IsTest(SplitPlaces[rows], threshold)) rows++;
        return rows;
    }

    /// <summary>
    /// Finds the rows of a part that are copies of each other and add no information. Identical rows that are observations of their own are
    /// not copies.
    /// </summary>
    /// <returns>[row of the part] → the first row that it is a copy of; its own index where it is the first or the only one.</returns>
    public int[] CopyOf(int firstRow, int rows)
    {
        var copyOf = new int[rows];
        for (var row = 1; row < rows; row++)
            copyOf[row] = SplitPlaces[firstRow + row] == SplitPlaces[firstRow + row - 1] ? copyOf[row - 1] : row;
        return copyOf;
    }

    /// <summary>Counts the different rows of a part: copies count once.</summary>
    public int DifferentRows(int firstRow, int rows) => FirstOfCopies(firstRow, rows).Length;

    /// <summary>Returns the rows of a part that are not copies of the row before, ascending.</summary>
    public int[] FirstOfCopies(int firstRow, int rows) => [.. CopyOf(firstRow, rows).Where((first, row) => first == row)];

    /// <summary>
    /// Returns the SHA-256 of the ascending content positions in hexadecimal: tables of one dataset have the same hash if and only if they
    /// contain the same rows.
    /// </summary>
    public string Hash() => Convert.ToHexStringLower(_hash);

    /// <param name="Codes">[row], indices into the vocabulary; −1 for a missing value.</param>
    /// <param name="Vocabulary">Observed categories, in ordinal order.</param>
    public sealed record CategoryColumn(int[] Codes, IReadOnlyList<string> Vocabulary);

    /// <summary>Accepts rows one by one, as they are read from the database. Call <see cref="Build"/> only once.</summary>
    /// <param name="inputs">Input columns of the table.</param>
    /// <param name="rows">Expected number of rows; where it is known, a large table is never copied as a whole.</param>
    public sealed class Builder(IReadOnlyList<InputColumn> inputs, int rows = 0)
    {
        private readonly double[][] _numbers = Columns<double>(inputs, ColumnTypes.Numeric, rows);
        private readonly int[][] _codes = Columns<int>(inputs, ColumnTypes.Categorical, rows);
        private readonly Dictionary<string, int>[] _vocabularies =
            [.. inputs.Where(input => input.Type == ColumnTypes.Categorical).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        private double[] _y = new double[rows];
        private double[] _positions = new double[rows];
        private long[] _exampleIds = new long[rows];
        private int _rows;

        /// <param name="x">One value per input column, of its type.</param>
        /// <param name="y">Value of the target.</param>
        /// <param name="splitPosition">Position of the content; see <see cref="DataSplit"/>.</param>
        /// <param name="exampleId">Id of the example; null where unknown.</param>
        public void Add(ReadOnlySpan<ColumnValue> x, double y, double splitPosition, long? exampleId = null)
        {
            if (_rows == _y.Length) Resize(Math.Max(16, _rows + (_rows / 2)));
            int number = 0, category = 0;
            for (var column = 0; column < x.Length; column++)
            {
                if (inputs[column].Type == ColumnTypes.Numeric) _numbers[number++][_rows] = x[column].Number ?? double.NaN;
                else _codes[category][_rows] = CodeOf(_vocabularies[category++], x[column].Text);
            }

            _y[_rows] = y;
            _positions[_rows] = splitPosition;
            _exampleIds[_rows++] = exampleId ?? 0;
        }

        public TrainingData Build()
        {
            if (_rows < _y.Length) Resize(_rows);
            var order = new int[_rows];
            for (var row = 0; row < order.Length; row++) order[row] = row;
            Array.Sort(_positions, order);
            var hash = SHA256.HashData(MemoryMarshal.AsBytes(_positions.AsSpan()));
            var copiesTogether = IdenticalRows.CopiesTogether(_positions, _numbers, _codes, _y);
            Place(order, new TestSplit(0, copiesTogether));

            // Reorder one column at a time into the buffer freed by the previous one: at most one column is in memory twice.
            var spare = new double[_rows];
            for (var column = 0; column < _numbers.Length; column++) Reorder(ref _numbers[column], ref spare, order);
            Reorder(ref _y, ref spare, order);
            var spareCodes = new int[_codes.Length == 0 ? 0 : _rows];
            for (var column = 0; column < _codes.Length; column++) Reorder(ref _codes[column], ref spareCodes, order);
            var spareIds = new long[_rows];
            Reorder(ref _exampleIds, ref spareIds, order);
            return new TrainingData(inputs, _numbers, [.. _codes.Zip(_vocabularies, Sorted)], _y, _positions, _exampleIds, copiesTogether, hash);
        }

        /// <summary>Assigns places to identical rows, older examples first, and sorts the rows by place.</summary>
        private void Place(int[] order, TestSplit split)
        {
            for (int from = 0, to; from < order.Length; from = to)
            {
                to = IdenticalRows.EndOfRun(_positions, from);
                if (to == from + 1) continue;
                order.AsSpan(from, to - from).Sort((row, other) => (_exampleIds[row], row).CompareTo((_exampleIds[other], other)));
                var content = _positions[from];
                for (var row = from; row < to; row++) _positions[row] = split.PlaceOf(content, row - from);
            }

            if (split.CopiesTogether != TestSplit.All) Array.Sort(_positions, order);
        }

        private static T[][] Columns<T>(IReadOnlyList<InputColumn> inputs, ColumnType type, int rows) =>
            [.. inputs.Where(input => input.Type == type).Select(_ => new T[rows])];

        private static int CodeOf(Dictionary<string, int> vocabulary, string? category)
        {
            if (category is null) return -1;
            if (!vocabulary.TryGetValue(category, out var code)) vocabulary.Add(category, code = vocabulary.Count);
            return code;
        }

        private static void Reorder<T>(ref T[] values, ref T[] spare, int[] order)
        {
            for (var row = 0; row < order.Length; row++) spare[row] = values[order[row]];
            (values, spare) = (spare, values);
        }

        private static CategoryColumn Sorted(int[] codes, Dictionary<string, int> vocabulary)
        {
            var sorted = vocabulary.Keys.Order(StringComparer.Ordinal).ToList();
            var newCode = new int[sorted.Count];
            for (var code = 0; code < sorted.Count; code++) newCode[vocabulary[sorted[code]]] = code;
            for (var row = 0; row < codes.Length; row++)
                if (codes[row] >= 0) codes[row] = newCode[codes[row]];
            return new CategoryColumn(codes, sorted);
        }

        private void Resize(int capacity)
        {
            for (var column = 0; column < _numbers.Length; column++) Array.Resize(ref _numbers[column], capacity);
            for (var column = 0; column < _codes.Length; column++) Array.Resize(ref _codes[column], capacity);
            Array.Resize(ref _y, capacity);
            Array.Resize(ref _positions, capacity);
            Array.Resize(ref _exampleIds, capacity);
        }
    }
}
