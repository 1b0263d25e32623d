using System.Diagnostics;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Splitting.Detection;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Looks for groups and times in tables that have some, and in tables that have none.</summary>
internal static class Detection
{
    private const int Rows = 600;

    /// <param name="folder">Folder of real tables: CSV files, and public tables in "tables".</param>
    public static void Run(string folder)
    {
        Console.WriteLine("Tables with a structure:");
        var found = Planted().Sum(planted => Show(planted.Name, planted.Expected, planted.Table()));
        (string File, string Target, string? Inputs, string Column)[] open =
        [
            ("chickweight", "weight", null, "Chick"), ("sleepstudy", "Reaction", null, "Subject"), ("orthodont", "distance", null, "Subject"), ("chicago", "ridership", null, "date"),
            ("bike", "count", "datetime,season,holiday,workingday,weather,temp,atemp,humidity,windspeed", "datetime"),
        ];
        found += open.Sum(table => Show(table.File, table.Column, Csv(Path.Combine(folder, $"{table.File}.csv"), table.Target, table.Inputs?.Split(','))));
        Console.WriteLine($"found: {found} of {Planted().Count() + open.Length}");

        Console.WriteLine("Tables without:");
        var innocent = Innocent().Sum(planted => Show(planted.Name, null, planted.Table()));
        var tables = PublicTable.ReadAll(Path.Combine(folder, "tables"), null).ToList();
        innocent += tables.Sum(table => Show(table.Name, null, table.Table.InFileOrder()));
        Console.WriteLine($"false alarms: {Innocent().Count() + tables.Count - innocent} of {Innocent().Count() + tables.Count}");

        Console.WriteLine("Tables that no threshold was set on:");
        var unseen = UnseenDetection.Planted().Sum(table => Show(table.Name, table.Expected, table.Table()));
        var designs = UnseenDetection.Innocent().Sum(table => Show(table.Name, null, table.Table()));
        Console.WriteLine($"found: {unseen} of {UnseenDetection.Planted().Count()}; false alarms: {UnseenDetection.Innocent().Count() - designs} of {UnseenDetection.Innocent().Count()}");

        var large = Shops(1_000_000, 1000, shuffled: true);
        new SplitDetector().Find(large, Names(large), CancellationToken.None);
        Show("a million rows", null, large);
    }

    private static int Show(string name, string? expected, TrainingData table)
    {
        var watch = Stopwatch.StartNew();
        var found = new SplitDetector().Find(table, Names(table), CancellationToken.None);
        var right = found?.Split.Column == expected;
        Console.WriteLine(FormattableString.Invariant(
            $"{(right ? "  " : "! ")}{name,-32} {watch.Elapsed.TotalMilliseconds,6:F0} ms  {(found is null ? "—" : $"{found.Split.By} {found.Split.Column}: R² {found.ByRow:F2} → {found.Suggested:F2}, {found.Groups} groups of {found.RowsPerGroup:F1}, repeated {string.Join(',', found.RepeatedColumns)}, correlation {found.Correlation:F2}")}"));
        return right ? 1 : 0;
    }

    private static HashSet<string> Names(TrainingData table) => [.. table.Inputs.Select(input => input.Name)];

    private static IEnumerable<(string Name, string? Expected, Func<TrainingData> Table)> Planted()
    {
        foreach (var size in new[] { 2, 5, 10, 20, 50 })
        {
            yield return ($"persons, {size} rows each", "person", () => Persons(size, shuffled: false, asNumber: false));
            if (size is 5 or 20) yield return ($"persons, {size} rows each, shuffled", "person", () => Persons(size, shuffled: true, asNumber: false));
        }

        yield return ("a group hidden as a float", "person", () => Persons(8, shuffled: true, asNumber: true));
        yield return ("crossed groups", "person", () => Crossed());
        yield return ("persons, 140 rows each", "person", () => Persons(140, shuffled: false, asNumber: false, rows: 5880));
        yield return ("runs", "run", () => Runs());
        yield return ("trend", "day", () => Series(ColumnTypes.DateTime, "day", trend: 3, season: 0, noise: 0));
        yield return ("season", "day", () => Series(ColumnTypes.DateTime, "day", trend: 0, season: 2, noise: 0));
        yield return ("autocorrelated noise", "day", () => Series(ColumnTypes.DateTime, "day", trend: 0, season: 0, noise: 0.9));
        yield return ("a time hidden as an id", "id", () => Series(ColumnTypes.Numeric, "id", trend: 1, season: 0, noise: 0.9));
    }

    private static IEnumerable<(string Name, string? Expected, Func<TrainingData> Table)> Innocent()
    {
        yield return ("shops, 100 rows each", null, () => Shops(2000, 20, shuffled: true));
        yield return ("shops, 200 rows each", null, () => Shops(2000, 10, shuffled: true));
        yield return ("shops without effect, 25 rows", null, () => Shops(1000, 40, shuffled: true, effect: 0));
        yield return ("sorted by the target", null, () => Sorted());
        yield return ("numbers of few values", null, () => Discrete());
        yield return ("dates without effect", null, () => Series(ColumnTypes.DateTime, "day", trend: 0, season: 0, noise: 0));
        yield return ("ids without effect", null, () => Series(ColumnTypes.Numeric, "id", trend: 0, season: 0, noise: 0));
    }

    private static TrainingData Csv(string path, string target, string[]? inputs)
    {
        var (columns, rows) = Tables.ReadCsv(path, target, inputs);
        return Build(columns, [.. rows]);
    }

    private static TrainingData Persons(int size, bool shuffled, bool asNumber, int rows = Rows)
    {
        var random = new Random(size);
        var drawn = new List<(ColumnValue[] X, double Y)>();
        for (var person = 0; person < rows / size; person++)
        {
            var (own, age) = (Statistics.Normal(random), random.Next(20, 80));
            var id = asNumber ? ColumnValue.Of(random.NextDouble() * 1000) : ColumnValue.Of($"P{person:D3}");
            for (var visit = 0; visit < size; visit++)
            {
                var x = random.NextDouble();
                drawn.Add(([id, ColumnValue.Of(age), ColumnValue.Of(x), ColumnValue.Of(random.NextDouble())], (2 * x) + own + (0.5 * Statistics.Normal(random))));
            }
        }

        return Build([new("person", asNumber ? ColumnTypes.Numeric : ColumnTypes.Categorical, null), Number("age"), Number("dose"), Number("noise")], drawn, shuffled ? random : null);
    }

    private static TrainingData Crossed()
    {
        var random = new Random(1);
        var (persons, items) = (Enumerable.Range(0, 60).Select(_ => 1.5 * Statistics.Normal(random)).ToArray(), Enumerable.Range(0, 10).Select(_ => 0.3 * Statistics.Normal(random)).ToArray());
        var rows = Enumerable.Range(0, Rows).Select(row => (
            new[] { ColumnValue.Of($"P{row / 10}"), ColumnValue.Of($"item{row % 10}"), ColumnValue.Of(random.NextDouble()) },
            persons[row / 10] + items[row % 10] + (0.5 * Statistics.Normal(random)))).ToList();
        return Build([new("person", ColumnTypes.Categorical, null), new("item", ColumnTypes.Categorical, null), Number("x")], rows);
    }

    private static TrainingData Runs()
    {
        var random = new Random(2);
        var rows = new List<(ColumnValue[] X, double Y)>();
        for (var run = 0; run < 25; run++)
        {
            var own = Statistics.Normal(random);
            for (var sample = 0; sample < 24; sample++)
            {
                var x = random.NextDouble();
                rows.Add(([ColumnValue.Of(run), ColumnValue.Of(x)], x + own + (0.3 * Statistics.Normal(random))));
            }
        }

        return Build([Number("run"), Number("x")], rows);
    }

    private static TrainingData Series(ColumnType type, string name, double trend, double season, double noise)
    {
        var random = new Random(3);
        double state = 0;
        var rows = new List<(ColumnValue[] X, double Y)>();
        for (var day = 0; day < Rows; day++)
        {
            state = (noise * state) + Statistics.Normal(random);
            var x = random.NextDouble();
            rows.Add(([ColumnValue.Of(type == ColumnTypes.DateTime ? day * TimeSpan.SecondsPerDay * 1000.0 : day), ColumnValue.Of(x)], x + (trend * day / Rows) + (season * Math.Sin(day / 58.1)) + (noise > 0 ? state : 0.5 * state)));
        }

        return Build([new(name, type, null), Number("x")], rows);
    }

    private static TrainingData Shops(int count, int shops, bool shuffled, double effect = 1)
    {
        var random = new Random(4);
        var own = Enumerable.Range(0, shops).Select(_ => effect * Statistics.Normal(random)).ToArray();
        var rows = Enumerable.Range(0, count).Select(row =>
        {
            var x = random.NextDouble();
            return (new[] { ColumnValue.Of($"shop{row % shops}"), ColumnValue.Of(x) }, x + own[row % shops] + (0.5 * Statistics.Normal(random)));
        }).ToList();
        return Build([new("shop", ColumnTypes.Categorical, null), Number("x")], rows, shuffled ? random : null);
    }

    private static TrainingData Sorted()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, Rows).Select(_ => (X: random.NextDouble(), Other: random.NextDouble(), Noise: Statistics.Normal(random))).OrderBy(row => row.X + (0.2 * row.Noise)).Select((row, id) =>
            (new[] { ColumnValue.Of(id), ColumnValue.Of(row.X), ColumnValue.Of(row.Other) }, row.X + (0.2 * row.Noise))).ToList();
        return Build([Number("id"), Number("x"), Number("other")], rows);
    }

    private static TrainingData Discrete()
    {
        var random = new Random(6);
        var rows = Enumerable.Range(0, Rows).Select(_ =>
        {
            var (age, score) = (random.Next(20, 60), random.Next(0, 30));
            return (new[] { ColumnValue.Of(age), ColumnValue.Of(score) }, (0.1 * age) + Math.Sin(score / 5.0) + (0.5 * Statistics.Normal(random)));
        }).ToList();
        return Build([Number("age"), Number("score")], rows);
    }

    private static InputColumn Number(string name) => new(name, ColumnTypes.Numeric, null);

    internal static TrainingData Build(IReadOnlyList<InputColumn> inputs, List<(ColumnValue[] X, double Y)> rows, Random? shuffle = null)
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        shuffle?.Shuffle(order);
        var builder = new TrainingData.Builder(inputs, rows.Count);
        for (var row = 0; row < order.Length; row++) builder.Add(rows[order[row]].X, ColumnValue.Of(rows[order[row]].Y), (row + 0.5) / order.Length, row + 1);
        return builder.Build();
    }
}
