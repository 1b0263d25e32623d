using System.Numerics.Tensors;
using Regressor.Domain.Training;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>
/// Columns that tell the same, so that a model can do without any one of them: numbers by Spearman's rank correlation, categories by
/// Cramér's V without its bias (Bergsma 2013), a number and a category by the correlation ratio of the number's ranks, also without bias.
/// </summary>
internal static class CorrelatedColumns
{
    /// <summary>Of all three measures.</summary>
    private const double Alike = 0.9;

    /// <summary>Fewer rows may agree by chance.</summary>
    private const int LeastRows = 20;

    /// <param name="table">Its first rows are looked at.</param>
    /// <param name="rows">How many.</param>
    /// <param name="columns">Indices of the inputs to look at.</param>
    /// <param name="cancellationToken">Looked at for each column.</param>
    /// <returns>The inputs of each group of two or more, each of which is like each other one.</returns>
    public static List<List<int>> Of(TrainingTable table, int rows, IEnumerable<int> columns, CancellationToken cancellationToken)
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

        // The ranks' squares sum up to 1.
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

    /// <param name="Input">Its index.</param>
    /// <param name="Ranks">[row] of a number, centered, their squares summing up to 1; 0 where it is missing. Null of a category.</param>
    /// <param name="Codes">[row] of a category, from 0; missing is one too.</param>
    /// <param name="Counts">[code], rows.</param>
    private sealed record Column(int Input, double[]? Ranks, int[] Codes, int[] Counts)
    {
        public int Levels { get; } = Counts.Count(count => count > 0);

        public static Column Of(TrainingTable table, int input, int rows)
        {
            var index = table.IndexWithinKind(input);
            if (table.Inputs[input].Type == ColumnTypes.Numeric) return new Column(input, Centered(table.Numbers[index][..rows]), [], []);
            var (all, vocabulary) = table.Categories[index];
            var codes = Array.ConvertAll(all[..rows], code => code + 1);
            var counts = new int[vocabulary.Count + 1];
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
