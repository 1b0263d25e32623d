using Regressor.Domain.Datasets;
using Regressor.Domain.Models;
using Regressor.Domain.Training;
using static Regressor.Infrastructure.Learning.Wording;

namespace Regressor.Infrastructure.Learning;

/// <summary>What is off about single input columns in the training part: one that never varies, or that says the target by itself.</summary>
internal static class ColumnNotes
{
    /// <summary>A rank correlation with the target, or a share of its variance, of at least this is too good to be true.</summary>
    private const double TooGood = 0.995;

    /// <summary>Fewer rows may agree by chance.</summary>
    private const int LeastRows = 20;

    /// <summary>So many rows tell as well as more whether a column orders them as the target does; the table's order is random.</summary>
    private const int MostRows = 100_000;

    /// <summary>With fewer rows a category, its mean follows the target of its own rows.</summary>
    private const int LeastRowsPerCategory = 5;

    public static IEnumerable<ModelNote> Of(TrainingData data)
    {
        var inputs = data.Table.Inputs;
        var notes = Enumerable.Range(0, inputs.Count).Select(input => inputs[input].Kind == ColumnKind.Numeric
            ? OfNumbers(inputs[input].Name, data.Table.Numbers[data.Table.IndexWithinKind(input)].AsSpan(data.TestY.Length, data.TrainY.Length), data.TrainY)
            : OfCategories(inputs[input].Name, data.Table.Categories[data.Table.IndexWithinKind(input)], data.TestY.Length, data.TrainY)).OfType<ModelNote>().ToList();

        // Where there is one thing to learn from, that it says the target is what is hoped for.
        var varying = inputs.Count - notes.Count(note => note.Code == ModelNoteCode.ConstantColumn);
        return varying > 1 ? notes : notes.Where(note => note.Code != ModelNoteCode.Leak);
    }

    private static ModelNote? OfNumbers(string name, ReadOnlySpan<double> column, double[] y)
    {
        if (column.IndexOfAnyExcept(column[0]) < 0) return Constant(name, double.IsNaN(column[0]) ? null : Text($"{column[0]:G6}"), y.Length);
        var present = new List<int>();
        for (var row = 0; row < column.Length && present.Count < MostRows; row++)
            if (!double.IsNaN(column[row])) present.Add(row);
        if (present.Count < LeastRows) return null;

        var x = new double[present.Count];
        for (var i = 0; i < x.Length; i++) x[i] = column[present[i]];
        var correlation = Correlation(Ranks(x), Ranks([.. present.Select(row => y[row])]));
        return Math.Abs(correlation) >= TooGood ? Leak(name, Text($"it orders {x.Length} rows nearly as the target does (rank correlation {correlation:F3})")) : null;
    }

    private static ModelNote? OfCategories(string name, TrainingTable.CategoryColumn column, int firstRow, double[] y)
    {
        var codes = column.Codes.AsSpan(firstRow).ToArray();
        var groups = y.Zip(codes).GroupBy(row => row.Second, row => row.First).ToList();
        if (groups.Count == 1) return Constant(name, codes[0] < 0 ? null : $"'{column.Vocabulary[codes[0]]}'", y.Length);
        if (y.Length < Math.Max(LeastRows, LeastRowsPerCategory * groups.Count)) return null;

        var (_, deviation) = Skewness.MeanAndDeviation(y);
        var within = groups.Sum(group => group.Count() * Math.Pow(Skewness.MeanAndDeviation([.. group]).Deviation, 2));
        var share = 1 - (within / (y.Length - groups.Count) / (deviation * deviation * y.Length / (y.Length - 1)));
        return share >= TooGood ? Leak(name, Text($"the means of its {groups.Count} categories explain {share:P1} of the target's variance over {y.Length} rows")) : null;
    }

    private static ModelNote Constant(string name, string? value, int rows) => new(
        ModelNoteCode.ConstantColumn,
        name,
        Text($"'{name}' is {value ?? "missing"} in all {rows} rows to learn from, so nothing can be learned from it."));

    private static ModelNote Leak(string name, string evidence) => new(
        ModelNoteCode.Leak,
        name,
        $"'{name}' alone tells the target: {evidence}. If it is known only once the target is, leave it out: for new inputs these figures would not hold.");

    /// <summary>From 1; equal values share their mean rank.</summary>
    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort([.. values], order);
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && values[order[to]] == values[order[from]]) to++;
            for (var i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2.0;
            from = to;
        }

        return ranks;
    }

    /// <summary>Pearson's; 0 where one does not vary.</summary>
    private static double Correlation(double[] a, double[] b)
    {
        var (meanA, deviationA) = Skewness.MeanAndDeviation(a);
        var (meanB, deviationB) = Skewness.MeanAndDeviation(b);
        if (deviationA == 0 || deviationB == 0) return 0;
        double sum = 0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
        return sum / a.Length / (deviationA * deviationB);
    }
}
