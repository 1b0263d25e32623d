using System.Numerics.Tensors;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Finds columns that carry the same information, so that a model can do without any one of them. Numbers are compared by Spearman's rank
/// correlation, and categories by the bias-corrected Cramér's V (Bergsma 2013). A number and a category are compared by the bias-corrected
/// correlation ratio of the number's ranks.
/// </summary>
internal static class CorrelatedColumns
{
    /// <summary>Threshold of all three measures.</summary>
    private const double Alike = 0.9;

    /// <summary>Fewer rows may agree by chance.</summary>
    private const int LeastRows = 20;

    /// <param name="table">Table whose first rows are examined.</param>
    /// <param name="rows">Number of rows to examine.</param>
    /// <param name="columns">Indices of the inputs to examine.</param>
    /// <param name="cancellationToken">Checked once per column.</param>
    /// <returns>Inputs of each group of two or more, in which each is similar to every other.</returns>
    public static List<List<int>> Of(TrainingData table, int rows, IEnumerable<int> columns, CancellationToken cancellationToken)
    {
        if (rows < LeastRows) return [];
        var groups = new List<List<Column>>();
        foreach (var input in columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var column = Column.Of(table, input, rows);
            if (groups.Find(group => group.TrueForAll(other => Association(other, column) >= Alike)) is { } found) found.Add(column);
            else groups.Add([column]);
        }

        return [.. groups.Where(group => group.Count > 1).Select(group => group.ConvertAll(column => column.Input))];
    }

    private static double Association(Column a, Column b) => (a.Ranks, b.Ranks) switch
    {
        ({ } left, { } right) => Math.Abs(TensorPrimitives.Dot<double>(left, right)),
        ({ } ranks, null) => Ratio(ranks, b),
        (null, { } ranks) => Ratio(ranks, a),
        _ => CramersV(a, b),
    };

    private static double Ratio(double[] ranks, Column categories)
    {
        var sums = new double[categories.Counts.Length];
        for (var row = 0; row < ranks.Length; row++) sums[categories.Codes[row]] += ranks[row];
        double between = 0;
        for (var code = 0; code < sums.Length; code++)
            if (categories.Counts[code] > 0) between += sums[code] * sums[code] / categories.Counts[code];

        // The ranks' squares sum to 1.
        var freedom = ranks.Length - categories.Levels;
        return freedom <= 0 ? 0 : Math.Sqrt(Math.Max(0, 1 - ((1 - between) * (ranks.Length - 1) / freedom)));
    }

    private static double CramersV(Column a, Column b)
    {
        var cells = new Dictionary<(int, int), int>();
        for (var row = 0; row < a.Codes.Length; row++)
        {
            var cell = (a.Codes[row], b.Codes[row]);
            cells[cell] = cells.GetValueOrDefault(cell) + 1;
        }

        double rows = a.Codes.Length, others = rows - 1;
        var square = cells.Sum(cell => (double)cell.Value * cell.Value / ((double)a.Counts[cell.Key.Item1] * b.Counts[cell.Key.Item2])) - 1;
        double left = a.Levels - 1, right = b.Levels - 1;
        var most = Math.Min(left - (left * left / others), right - (right * right / others));
        return most > 0 ? Math.Sqrt(Math.Max(0, square - (left * right / others)) / most) : 0;
    }

    /// <param name="Input">Index of the input.</param>
    /// <param name="Ranks">
    /// [row], ranks of a numeric column, centered, with squares that sum to 1; 0 where it is missing. Null for a categorical column.
    /// </param>
    /// <param name="Codes">[row], codes of a categorical column, from 0; missing has a code too.</param>
    /// <param name="Counts">[code], number of rows.</param>
    private sealed record Column(int Input, double[]? Ranks, int[] Codes, int[] Counts)
    {
        public int Levels { get; } = Counts.Count(count => count > 0);

        public static Column Of(TrainingData table, int input, int rows)
        {
            if (table.Columns[input] is not CodeData categories) return new Column(input, Centered(((NumberData)table.Columns[input]).Values[..rows]), [], []);
            var codes = Array.ConvertAll(categories.Codes[..rows], code => code + 1);
            var counts = new int[categories.Vocabulary.Count + 1];
            foreach (var code in codes) counts[code]++;
            return new Column(input, null, codes, counts);
        }

        private static double[] Centered(double[] numbers)
        {
            var order = Statistics.Ranks.Order(numbers);
            var ranks = Statistics.Ranks.Of(numbers, Array.FindAll(order, row => !double.IsNaN(numbers[row])));
            var middle = (ranks.Count(rank => rank > 0) + 1) / 2.0;
            for (var row = 0; row < ranks.Length; row++) ranks[row] = ranks[row] > 0 ? ranks[row] - middle : 0;
            var norm = TensorPrimitives.Norm<double>(ranks);
            return norm > 0 ? Array.ConvertAll(ranks, rank => rank / norm) : ranks;
        }
    }
}
