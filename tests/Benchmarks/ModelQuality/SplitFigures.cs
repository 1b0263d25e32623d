using Regressor.Application.Abstractions.Learning;
using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>Compares the RMSE that a report states, by row and by the split of the question, with that on new groups or later rows.</summary>
internal static class SplitFigures
{
    /// <summary>Share of the groups that are kept back as new ones, in each of the draws.</summary>
    private const double NewShare = 0.3;

    private const int Draws = 20, Origins = 5;

    /// <param name="folder">Folder of real tables; null for made ones only.</param>
    /// <param name="learners">Learners to train.</param>
    /// <param name="only">Part of the names of the tables to measure; null for all.</param>
    public static void Run(string? folder, string[] learners, string? only)
    {
        Console.WriteLine($"RMSE stated by row, by the split, and true; {string.Join(" and ", learners)}");
        Console.WriteLine($"  {"table",-34} {"by row",10} {"by split",10} {"true",10} {"row/true",10} {"split/true",10}  of single draws");
        if (folder is not null)
        {
            Groups("chickweight by Chick", () => Csv(folder, "chickweight", "weight", "Chick", "Time", "Chick:categorical", "Diet:categorical"));
            Groups("sleepstudy by Subject", () => Csv(folder, "sleepstudy", "Reaction", "Subject", "Days", "Subject:categorical"));
            Groups("orthodont by Subject", () => Csv(folder, "orthodont", "distance", "Subject", "age", "Subject:categorical", "Sex"));
            Times("chicago by date", () => Csv(folder, "chicago", "ridership", "date", "date", "temp", "wind", "humidity", "weather_rain", "Cubs_Home"));
            Times("bike by datetime", () => Csv(folder, "bike", "count", "datetime", "datetime", "season", "holiday", "workingday", "weather", "temp", "humidity", "windspeed"));
        }

        foreach (var rows in new[] { 4, 20 }) Groups($"40 people, {rows} rows, own level", () => Effects(40, rows, 3));
        Times("random walk and seasons", () => Walk(2400));
        foreach (var rows in new[] { 300, 1000 })
        {
            Later($"{rows} rows, 3000 later, time kept", rows, learnsTime: false);
            Later($"{rows} rows, 3000 later, time input", rows, learnsTime: true);
        }

        void Groups(string name, Func<SplitData> data)
        {
            if (IsWanted(name)) Report(name, SplitBy.Group, learners, OfGroups(data()));
        }

        void Times(string name, Func<SplitData> data)
        {
            if (IsWanted(name)) Report(name, SplitBy.Time, learners, OfTimes(data()));
        }

        void Later(string name, int known, bool learnsTime)
        {
            if (IsWanted(name)) Report(name, SplitBy.Time, learners, OfStationary(known, 3000, learnsTime));
        }

        bool IsWanted(string name) => only is null || name.Contains(only, StringComparison.Ordinal);
    }

    private static SplitData Csv(string folder, string name, string target, string key, params string[] inputs)
    {
        var (columns, rows) = Tables.ReadCsv(Path.Combine(folder, $"{name}.csv"), target, inputs);
        var by = columns.ToList().FindIndex(column => column.Name == key);
        return new SplitData(columns, rows.ConvertAll(row => (row.X, row.Y, row.X[by])));
    }

    private static IEnumerable<(SplitData Known, SplitData New)> OfGroups(SplitData data)
    {
        var groups = data.Rows.Select(row => row.Key).Distinct().ToArray();
        return Enumerable.Range(0, Draws).Select(draw =>
        {
            var shuffled = groups.ToArray();
            new Random(draw + 1).Shuffle(shuffled);
            var fresh = shuffled[..(int)Math.Round(NewShare * groups.Length)].ToHashSet();
            return (data.With(data.Rows.Where(row => !fresh.Contains(row.Key))), data.With(data.Rows.Where(row => fresh.Contains(row.Key))));
        });
    }

    /// <summary>Returns growing beginnings of the table, each followed by new rows: as many as are tested, or as there are.</summary>
    private static IEnumerable<(SplitData Known, SplitData New)> OfTimes(SplitData data)
    {
        var ordered = data.Rows.OrderBy(row => row.Key.Number).ToList();
        return Enumerable.Range(0, Origins).Select(origin =>
        {
            var end = ordered.Count * (5 + origin) / 10;
            return (data.With(ordered[..end]), data.With(ordered[end..Math.Min(ordered.Count, end + (end / 5))]));
        });
    }

    /// <summary>Returns draws of y = x + an autoregression of 0.7, each followed by later rows.</summary>
    private static IEnumerable<(SplitData Known, SplitData New)> OfStationary(int known, int later, bool learnsTime) => Enumerable.Range(0, Draws).Select(draw =>
    {
        var random = new Random(draw + 1);
        var state = Statistics.Normal(random);
        List<(ColumnValue[], double, ColumnValue)> drawn = [];
        for (var time = 0; time < known + later; time++)
        {
            state = (0.7 * state) + (Math.Sqrt(0.51) * Statistics.Normal(random));
            var x = random.NextDouble();
            drawn.Add(([ColumnValue.Of(x), .. learnsTime ? [ColumnValue.Of(time)] : Array.Empty<ColumnValue>()], x + state, ColumnValue.Of(time)));
        }

        InputColumn[] inputs = [new("x", ColumnTypes.Numeric, null), new("time", ColumnTypes.Numeric, null)];
        var data = new SplitData(inputs[..(learnsTime ? 2 : 1)], drawn);
        return (data.With(drawn[..known]), data.With(drawn[known..]));
    });

    private static void Report(string name, SplitBy by, string[] learners, IEnumerable<(SplitData Known, SplitData New)> draws)
    {
        double byRow = 0, own = 0, next = 0, all = 0, rows = 0;
        List<double> ratios = [];
        foreach (var (known, fresh) in draws)
        {
            var options = new TrainingOptions { Learners = learners };
            byRow += SquareOf(known.Train(SplitBy.Row, options).Trained.Report.Test![RegressionTask.Rmse]);
            var (model, trained) = known.Train(by, options);
            var statedSquare = SquareOf(Stated(trained));
            double[] squares = [.. fresh.Rows.Select(row => SquareOf(row.Y - ((RegressionPrediction)model.Predict(row.X, Prediction.DefaultConfidence)).Y))];
            var square = squares[..(by == SplitBy.Time ? Math.Min(squares.Length, trained.Report.TestedOn) : squares.Length)].Average();
            own += statedSquare;
            next += square;
            all += squares.Average();
            ratios.Add(Math.Sqrt(statedSquare / square));
            rows++;
        }

        var (stated, suited, truth) = (Math.Sqrt(byRow / rows), Math.Sqrt(own / rows), Math.Sqrt(next / rows));
        Console.WriteLine(
            $"  {name,-34} {stated,10:G4} {suited,10:G4} {truth,10:G4} {stated / truth,10:F2} {suited / truth,10:F2}  {ratios.Min():F2} to {ratios.Max():F2}"
            + (all == next ? "" : $"; of all later rows {Math.Sqrt(own / all):F2}"));
    }

    /// <summary>Returns the RMSE that a report states: of as many rows to come as were tested where errors grow with time, else of the tested ones.</summary>
    private static double Stated(TrainedModel trained)
    {
        var growing = trained.Diagnostics.Notes.FirstOrDefault(note => note.Code == FindingCode.GrowingErrors);
        return growing?.Parameters!["laterRmse"] ?? trained.Report.Test![RegressionTask.Rmse];
    }

    private static double SquareOf(double error) => error * error;

    /// <summary>y = x + a level of the person, whom an input names.</summary>
    private static SplitData Effects(int people, int rows, double spread)
    {
        var random = new Random(7);
        var drawn = Enumerable.Range(0, people).SelectMany(person =>
        {
            var level = spread * Statistics.Normal(random);
            return Enumerable.Range(0, rows).Select(_ => random.NextDouble())
                .Select(x => (new[] { ColumnValue.Of(x), ColumnValue.Of($"person {person}") }, x + level + Statistics.Normal(random), ColumnValue.Of($"person {person}"))).ToList();
        });
        return new SplitData([new("x", ColumnTypes.Numeric, null), new("person", ColumnTypes.Categorical, null)], [.. drawn]);
    }

    /// <summary>A season of 50 rows and a random walk, both of the time, which is an input.</summary>
    private static SplitData Walk(int rows)
    {
        var random = new Random(7);
        var (walk, drawn) = (0.0, new List<(ColumnValue[], double, ColumnValue)>());
        for (var time = 0; time < rows; time++)
        {
            walk += 0.3 * Statistics.Normal(random);
            var season = time % 50;
            drawn.Add(([ColumnValue.Of(time), ColumnValue.Of(season)], walk + Math.Sin(season * Math.PI / 25) + (0.3 * Statistics.Normal(random)), ColumnValue.Of(time)));
        }

        return new SplitData([new("time", ColumnTypes.Numeric, null), new("season", ColumnTypes.Numeric, null)], drawn);
    }
}
