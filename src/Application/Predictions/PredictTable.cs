using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Learning;
using Regressor.Application.Files;
using Regressor.Application.Serving;
using Regressor.Domain.Predictions;

namespace Regressor.Application.Predictions;

/// <summary>Predicts the rows of a file with the active model, into a file of the same format or of another. Memory use does not grow with the file.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Source">The file.</param>
/// <param name="Confidence">Confidence of the intervals; null for the default.</param>
/// <param name="IgnoreMissing">True to accept a header that lacks some of the model's inputs, which are then missing in every row.</param>
/// <param name="Format">Format of the file with predictions; null for that of the file.</param>
public sealed record PredictTableQuery(string Dataset, TabularSource Source, double? Confidence, bool IgnoreMissing, ITabularFormat? Format = null) : IRequest<TabularResult>;

internal sealed class PredictTableValidator : AbstractValidator<PredictTableQuery>
{
    public PredictTableValidator()
    {
        RuleFor(query => query.Dataset).NotEmpty();
        RuleFor(query => query.Confidence).InclusiveBetween(Prediction.MinConfidence, Prediction.MaxConfidence);
    }
}

internal sealed class PredictTableHandler(ModelActivationService serving) : IRequestHandler<PredictTableQuery, TabularResult>
{
    /// <summary>Batch size for prediction, in rows.</summary>
    private const int BlockRows = 480;

    /// <summary>Size in bytes at which a batch ends early, where the rows' texts are long.</summary>
    private const int BlockBytes = 1 << 20;

    public async Task<TabularResult> Handle(PredictTableQuery request, CancellationToken cancellationToken)
    {
        // One model answers all rows, even if another is activated in the meantime.
        var model = await serving.GetAsync(request.Dataset, cancellationToken);
        var file = PredictionFile.Open(request.Source, model, request.IgnoreMissing).AnswerIn(request.Format);
        file.CheckIsClear();
        var rows = file.Read(model, kept: []);
        var confidence = request.Confidence ?? Prediction.DefaultConfidence;
        return TabularResult.Create(
            $"{request.Dataset}-predictions",
            file.Table.Format,
            _ => Predict(model, rows, confidence).ToAsyncEnumerable(),
            output => file.Table.CreatePredictionWriter(output, new PredictedTarget(model.Target.Name, model.Classes, model.Decisions is not null)));
    }

    private static IEnumerable<PredictedRow> Predict(IPredictor model, IEnumerable<TableRow> rows, double confidence)
    {
        var width = model.Inputs.Count;
        var x = new ColumnValue[BlockRows * width];
        var answers = new Prediction[BlockRows];
        var read = new List<(long Line, ReadOnlyMemory<byte> Text, IReadOnlyList<RowError> Errors)>(BlockRows);
        var bytes = 0;
        foreach (var row in rows)
        {
            // A row with errors has gaps. It is predicted with the others, and its prediction is discarded.
            row.X.CopyTo(x.AsSpan(read.Count * width));
            read.Add((row.Line, row.Text, row.Errors.Count == 0 ? [] : [.. row.Errors]));
            bytes += row.Text.Length;
            if (read.Count < BlockRows && bytes < BlockBytes) continue;
            foreach (var predicted in Answers()) yield return predicted;
            read.Clear();
            bytes = 0;
        }

        foreach (var predicted in Answers()) yield return predicted;

        IEnumerable<PredictedRow> Answers()
        {
            model.Predict(x.AsSpan(0, read.Count * width), confidence, answers.AsSpan(0, read.Count));
            for (var row = 0; row < read.Count; row++)
            {
                var (line, text, errors) = read[row];
                yield return errors.Count > 0
                    ? new PredictedRow(line, text, null, errors)
                    : new PredictedRow(line, text, answers[row], errors, model.Decisions is { } rule ? answers[row].Decide(rule) : null);
            }
        }
    }
}
