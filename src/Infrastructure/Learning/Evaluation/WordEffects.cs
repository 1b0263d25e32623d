using Regressor.Domain.Evaluation;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Features;
using Regressor.Infrastructure.Learning.Features.Text;
using Regressor.Infrastructure.Learning.Tasks;

namespace Regressor.Infrastructure.Learning.Evaluation;

/// <summary>Measures how words of text columns move the prediction, by leaving them out of the texts that have them.</summary>
/// <param name="table">Table whose first rows are the evaluation rows.</param>
/// <param name="encoder">Encoder of the table's columns.</param>
/// <param name="judged">Evaluation rows, and predictions of the model.</param>
internal sealed class WordEffects(TrainingData table, FeatureEncoder encoder, EvaluationSet judged)
{
    /// <summary>Maximum rows and candidate words, so that this stays a small part of a training.</summary>
    private const int MaxRows = 500, MaxCandidates = 60;
    private const int MaxWords = 12;

    /// <summary>Minimum rows with the word; fewer show a single text rather than a word.</summary>
    private const int MinRows = 5;

    private const int MinLength = 2;

    private readonly EncodedRows _rows = judged.Encoded.First(Math.Min(judged.Actual.Length, MaxRows));
    private readonly TextTokens _tokens = new();

    /// <returns>Effects larger than twice their standard error, the largest of each column first; null where no text is used.</returns>
    public IReadOnlyList<WordEffect>? Measure(CancellationToken cancellationToken)
    {
        var texts = SourceFeatures.Of(encoder, table.Inputs).Index().Where(source => source.Item is { IsUsed: true, IsText: true }).ToList();
        if (texts.Count == 0) return null;
        var before = judged.Predict(_rows);
        return [.. texts.SelectMany(text => Of(text.Index, (TextFeature)text.Item.Features[0], before, cancellationToken))];
    }

    private IEnumerable<WordEffect> Of(int input, TextFeature feature, double[] before, CancellationToken cancellationToken)
    {
        var rowsByWord = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < _rows.Rows; row++)
        {
            if (table.Columns[input][row].Text is not { } text) continue;
            foreach (var word in Words.Of(text).Where(word => word.Length >= MinLength).Distinct())
            {
                if (!rowsByWord.TryGetValue(word, out var rows)) rowsByWord.Add(word, rows = []);
                rows.Add(row);
            }
        }

        List<WordEffect> effects = [];
        foreach (var (word, rows) in rowsByWord.Where(word => word.Value.Count >= MinRows)
            .OrderByDescending(word => word.Value.Count).ThenBy(word => word.Key, StringComparer.Ordinal).Take(MaxCandidates))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var after = judged.Predict(Without(input, feature, word, rows));
            var mean = rows.Average(row => Value(before, row) - Value(after, row));
            var apart = new double[_rows.Rows];
            foreach (var row in rows) apart[row] = Value(before, row) - Value(after, row) - mean;

            // Few rows are fitted closely by their own mean.
            var error = table.UnitsOf(0, apart.Length).ErrorOfSum(apart) / rows.Count * Math.Sqrt(rows.Count / (rows.Count - 1.0));
            effects.Add(new WordEffect(table.Inputs[input].Name, word, rows.Count, mean, error));
        }

        return effects.Where(effect => Math.Abs(effect.Effect) > 2 * effect.Deviation)
            .OrderByDescending(effect => Math.Abs(effect.Effect)).Take(MaxWords);
    }

    private double Value(double[] predicted, int row) => TaskLearnings.For(judged.Task).ValueOf(predicted.AsSpan(row * judged.Width, judged.Width));

    private EncodedRows Without(int input, TextFeature feature, string word, List<int> rows)
    {
        var changed = _rows with { Dense = [.. _rows.Dense] };
        foreach (var row in rows)
        {
            var dense = changed.Dense.AsSpan((row * _rows.DenseWidth) + feature.From, feature.Encoding.Width);
            dense.Clear();
            feature.Encoding.Encode(Words.Without(table.Columns[input][row].Text!, word), _tokens, dense);
        }

        return changed;
    }
}
