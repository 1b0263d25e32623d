using System.IO.Compression;
using System.Text.Json;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// A public dataset with given splits, as a <c>NAME.json.gz</c> file of
/// <c>{"task": "R" | "B" | "M", "columns": [[name, type]], "rows": [[…]], "y": […], "splits": [[test rows]]}</c>.
/// </summary>
internal sealed record PublicTable(string Task, string[][] Columns, JsonElement[][] Rows, JsonElement[] Y, int[][] Splits)
{
    public bool IsRegression => Task == "R";

    /// <param name="folder">Folder of the files.</param>
    /// <param name="only">Names to read; null for all.</param>
    public static IEnumerable<(string Name, PublicTable Table)> ReadAll(string folder, string[]? only)
    {
        foreach (var path in Directory.GetFiles(folder, "*.json.gz").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path)[..^".json.gz".Length];
            if (only?.Contains(name) == false) continue;
            using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            yield return (name, JsonSerializer.Deserialize<PublicTable>(file, JsonSerializerOptions.Web)!);
        }
    }

    /// <summary>The test part comes first; each part has its own order.</summary>
    public TrainingData Positioned(int split, out double fraction)
    {
        var test = Splits[split].ToHashSet();
        var order = Enumerable.Range(0, Rows.Length).OrderBy(row => test.Contains(row) ? 0 : 1).ThenBy(row => KFoldSplitter.Mix((ulong)row)).ToList();
        fraction = (test.Count - 0.5) / order.Count;
        return Build(order);
    }

    /// <summary>The rows in the order of the file, as if they had been added one by one.</summary>
    public TrainingData InFileOrder() => Build([.. Enumerable.Range(0, Rows.Length)]);

    /// <summary>Describes the parts of a blend by weight and test metric.</summary>
    public static string Learners(ModelReport report, MetricDefinition metric) =>
        string.Join(", ", (report.Learners ?? []).Select(learner => $"{learner.Name} {learner.Weight:P0} {learner.Metrics[metric]:G4}"));

    private TrainingData Build(List<int> order)
    {
        var inputs = Columns.Select(column => new InputColumn(column[0], ColumnTypes.Find(column[1])!, null)).ToList();
        var builder = new TrainingData.Builder(inputs) { Task = IsRegression ? PredictionTasks.Regression : PredictionTasks.Classification };
        for (var place = 0; place < order.Count; place++)
        {
            var row = order[place];
            builder.Add(
                [.. Rows[row].Select((cell, column) => inputs[column].Type.Read(Value(cell), out var value) is null ? value : ColumnValue.Missing)],
                IsRegression ? ColumnValue.Of(Y[row].GetDouble()) : ColumnValue.Of(Y[row].ToString()),
                place / (double)order.Count,
                row + 1);
        }

        return builder.Build();
    }

    private static ColumnValue Value(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Number => ColumnValue.Of(cell.GetDouble()),
        JsonValueKind.String => ColumnValue.Of(cell.GetString()!),
        JsonValueKind.True or JsonValueKind.False => ColumnValue.Of(cell.GetRawText()),
        _ => ColumnValue.Missing,
    };
}
