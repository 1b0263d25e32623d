using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Predictions;
using Regressor.Domain.Tasks;
using Regressor.Domain.Training.Data;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Computes the details of a classification from its evaluation rows.</summary>
internal static class ClassDiagnostics
{
    /// <param name="table">Table whose first rows are the evaluation rows.</param>
    /// <param name="judged">Evaluation rows, and predictions of the model.</param>
    public static ClassificationDiagnostics Compute(TrainingData table, EvaluationSet judged)
    {
        var actual = Array.ConvertAll(judged.Actual, value => (int)value);
        var confusion = new int[judged.Width][];
        for (var c = 0; c < confusion.Length; c++) confusion[c] = new int[judged.Width];
        for (var row = 0; row < actual.Length; row++) confusion[actual[row]][ClassificationTask.MostProbable(judged.PredictionOf(row))]++;

        var sets = judged.Sets is { } found && Array.TrueForAll(found, set => set is not null) ? found : null;
        var most = Math.Min(ModelDiagnostics.MaxPoints, ClassificationDiagnostics.MaxNumbers / judged.Width);
        return new ClassificationDiagnostics(
            table.Classes,
            confusion,
            ReliabilityBin.Compute(actual, judged.Predicted),
            sets is null ? null : CoverageOf(table, actual, sets!),
            sets?.Average(set => set!.Classes.Count),
            [.. Diagnostics.Thinned(actual.Length, most).Select(row => new ClassPoint(
                actual[row], [.. judged.PredictionOf(row).ToArray().Select(Short)], table.ExampleId(row)))]);
    }

    /// <returns>The classes that occur.</returns>
    private static List<ClassCoverage> CoverageOf(TrainingData table, int[] actual, PredictionSet[] sets)
    {
        var (held, counts) = (new int[table.Classes.Count], new int[table.Classes.Count]);
        var hits = new double[actual.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            counts[actual[row]]++;
            if (!sets[row].Classes.Contains(actual[row])) continue;
            held[actual[row]]++;
            hits[row] = 1;
        }

        var units = table.Split.By == SplitBy.Row ? null : table.UnitsOf(0, actual.Length);
        return [.. Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).Select(c => new ClassCoverage(table.Classes[c], sets[0].Confidence, held[c], counts[c])
        {
            EffectiveRows = (int?)units?.EffectiveRows(hits, row => actual[row] == c),
        })];
    }

    /// <summary>Keeps six decimals: a report with many classes has tens of thousands of probabilities.</summary>
    private static double Short(double probability) => Math.Round(probability, 6);
}
