using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Regressor.Domain.Datasets;

namespace Regressor.Domain.Training;

/// <summary>
/// The examples of a dataset as columns. Rows stand in the order of their split position, which follows from their content:
/// the same examples make the same table, however and in whatever order they were added.
/// </summary>
public sealed class TrainingTable
{
    private TrainingTable(IReadOnlyList<InputColumn> inputs, double[][] numbers, CategoryColumn[] categories, double[] y, double[] positions, long?[] exampleIds)
    {
        Inputs = inputs;
        Numbers = numbers;
        Categories = categories;
        Y = y;
        SplitPositions = positions;
        ExampleIds = exampleIds;
    }

    public IReadOnlyList<InputColumn> Inputs { get; }

    /// <summary>[numeric column][row]; NaN is missing.</summary>
    public IReadOnlyList<double[]> Numbers { get; }

    /// <summary>[categorical column].</summary>
    public IReadOnlyList<CategoryColumn> Categories { get; }

    /// <summary>[row].</summary>
    public double[] Y { get; }

    /// <summary>[row], ascending: the test part of a split comes first.</summary>
    public double[] SplitPositions { get; }

    /// <summary>[row]; null where it is not known.</summary>
    public long?[] ExampleIds { get; }

    public int Rows => Y.Length;

    /// <summary>Of an input column, its index among the columns of its kind.</summary>
    public int IndexWithinKind(int input) => Inputs.Take(input).Count(column => column.Kind == Inputs[input].Kind);

    /// <summary>How many rows, from the first, are in the test part.</summary>
    public int TestRows(double testFraction)
    {
        var rows = 0;
        while (rows < Rows && DataSplit.IsTest(SplitPositions[rows], testFraction)) rows++;
        return rows;
    }

    /// <summary>
    /// SHA-256 over the split positions, in hexadecimal digits. They follow from the content of the rows: tables of one dataset have the
    /// same hash exactly when they hold the same rows.
    /// </summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(SplitPositions.AsSpan())));

    /// <param name="Codes">[row], an index into the vocabulary; −1 is missing.</param>
    /// <param name="Vocabulary">The categories seen, in ordinal order.</param>
    public sealed record CategoryColumn(int[] Codes, IReadOnlyList<string> Vocabulary);

    /// <summary>Takes rows one by one, as they come from the database.</summary>
    public sealed class Builder(IReadOnlyList<InputColumn> inputs)
    {
        private readonly List<double>[] _numbers = Columns<double>(inputs, ColumnKind.Numeric);
        private readonly List<int>[] _codes = Columns<int>(inputs, ColumnKind.Categorical);
        private readonly Dictionary<string, int>[] _vocabularies =
            [.. inputs.Where(input => input.Kind == ColumnKind.Categorical).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        private readonly List<double> _y = [];
        private readonly List<double> _positions = [];
        private readonly List<long?> _exampleIds = [];

        /// <param name="x">One value per input column, of its kind.</param>
        /// <param name="y">The target.</param>
        /// <param name="splitPosition">See <see cref="DataSplit"/>.</param>
        /// <param name="exampleId">Which example it is.</param>
        public void Add(ReadOnlySpan<InputValue> x, double y, double splitPosition, long? exampleId = null)
        {
            int number = 0, category = 0;
            for (var column = 0; column < x.Length; column++)
            {
                if (inputs[column].Kind == ColumnKind.Numeric) _numbers[number++].Add(x[column].Number ?? double.NaN);
                else _codes[category].Add(CodeOf(_vocabularies[category++], x[column].Category));
            }

            _y.Add(y);
            _positions.Add(splitPosition);
            _exampleIds.Add(exampleId);
        }

        public TrainingTable Build()
        {
            var positions = _positions.ToArray();
            var order = Enumerable.Range(0, positions.Length).ToArray();
            Array.Sort(positions, order);
            return new TrainingTable(
                inputs,
                [.. _numbers.Select(column => Reordered(column, order))],
                [.. _codes.Zip(_vocabularies, (codes, vocabulary) => Sorted(Reordered(codes, order), vocabulary))],
                Reordered(_y, order),
                positions,
                Reordered(_exampleIds, order));
        }

        private static List<T>[] Columns<T>(IReadOnlyList<InputColumn> inputs, ColumnKind kind) =>
            [.. inputs.Where(input => input.Kind == kind).Select(_ => new List<T>())];

        private static int CodeOf(Dictionary<string, int> vocabulary, string? category)
        {
            if (category is null) return -1;
            if (!vocabulary.TryGetValue(category, out var code)) vocabulary.Add(category, code = vocabulary.Count);
            return code;
        }

        private static T[] Reordered<T>(List<T> values, int[] order) => Array.ConvertAll(order, row => values[row]);

        private static CategoryColumn Sorted(int[] codes, Dictionary<string, int> vocabulary)
        {
            var sorted = vocabulary.Keys.Order(StringComparer.Ordinal).ToList();
            var newCode = new int[sorted.Count];
            for (var code = 0; code < sorted.Count; code++) newCode[vocabulary[sorted[code]]] = code;
            return new CategoryColumn(Array.ConvertAll(codes, code => code < 0 ? -1 : newCode[code]), sorted);
        }
    }
}
