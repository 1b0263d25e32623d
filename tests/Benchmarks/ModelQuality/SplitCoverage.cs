using Regressor.Domain.Datasets;
using Regressor.Domain.Predictions;
using Regressor.Domain.Training;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Measures how often 90 % intervals cover rows of new groups, and later rows, over draws of known processes.</summary>
internal static class SplitCoverage
{
    private const int Fresh = 400;

    private static readonly TrainingOptions Linear = new() { TestFraction = 0, Learners = ["linear"] };

    private static readonly IReadOnlyList<InputColumn> Inputs = [new("x1", ColumnTypes.Numeric, null), new("x2", ColumnTypes.Numeric, null)];

    public static void OfGroups(int draws)
    {
        Head(draws, "rows of new groups");
        foreach (var groups in new[] { 20, 50, 200 }) Report($"random effects, {groups} groups of 2 to 20 rows", draws, SplitBy.Group, random => Effects(groups, random));
    }

    public static void OfTimes(int draws)
    {
        Head(draws, "later rows");
        foreach (var rows in new[] { 300, 1000, 3000 }) Report($"stationary, AR(1) errors of 0.5, {rows} rows", draws, SplitBy.Time, random => Series(rows, random));
    }

    private static void Head(int draws, string fresh)
    {
        Console.WriteLine($"Coverage of 90 % intervals on {fresh}, {draws} draws, linear learner");
        Console.WriteLine($"  {"process",-52} {"by row",16} {"by its split",16}");
    }

    private static void Report(string process, int draws, SplitBy by, Func<Random, (SplitData Known, SplitData New)> draw)
    {
        var (byRow, own) = (new List<double>(), new List<double>());
        for (var i = 0; i < draws; i++)
        {
            var (known, fresh) = draw(new Random(i + 1));
            byRow.Add(Covered(known, fresh, SplitBy.Row, i));
            own.Add(Covered(known, fresh, by, i));
        }

        Console.WriteLine($"  {process,-52} {Words(byRow),16} {Words(own),16}");
    }

    private static string Words(List<double> covered) => $"{covered.Average():P1} ± {Statistics.StandardError(covered):P1}";

    private static double Covered(SplitData known, SplitData fresh, SplitBy by, int seed)
    {
        var (model, _) = known.Train(by, Linear with { Seed = seed });
        return fresh.Rows.Average(row => model.Predict(row.X, Prediction.DefaultConfidence) is RegressionPrediction { Interval: { } interval } && row.Y >= interval.Lower && row.Y <= interval.Upper ? 1.0 : 0);
    }

    /// <summary>y = 2·x₁ + x₂ + b + e with a standard normal effect b of the group and noise e of the row; new groups have one row each.</summary>
    private static (SplitData Known, SplitData New) Effects(int groups, Random random)
    {
        var known = Enumerable.Range(0, groups).SelectMany(group => Group(group, random.Next(2, 21)));
        return (new SplitData(Inputs, [.. known]), new SplitData(Inputs, [.. Enumerable.Range(groups, Fresh).SelectMany(group => Group(group, 1))]));

        List<(ColumnValue[], double, ColumnValue)> Group(int group, int rows)
        {
            var effect = Statistics.Normal(random);
            return [.. Enumerable.Range(0, rows).Select(_ => Row(random, effect + Statistics.Normal(random), ColumnValue.Of($"group {group}")))];
        }
    }

    /// <summary>y = 2·x₁ + x₂ + u with u an autoregression of order 1, in the order of time.</summary>
    private static (SplitData Known, SplitData New) Series(int rows, Random random)
    {
        var (all, error) = (new List<(ColumnValue[], double, ColumnValue)>(), Statistics.Normal(random));
        for (var time = 0; time < rows + Fresh; time++)
        {
            all.Add(Row(random, error, ColumnValue.Of(time)));
            error = (0.5 * error) + (Math.Sqrt(0.75) * Statistics.Normal(random));
        }

        return (new SplitData(Inputs, all[..rows]), new SplitData(Inputs, all[rows..]));
    }

    private static (ColumnValue[], double, ColumnValue) Row(Random random, double error, ColumnValue key)
    {
        var (x1, x2) = (random.NextDouble(), random.NextDouble());
        return ([ColumnValue.Of(x1), ColumnValue.Of(x2)], (2 * x1) + x2 + error, key);
    }
}
