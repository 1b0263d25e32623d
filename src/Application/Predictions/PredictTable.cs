using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Regressor.Application.Abstractions;
using Regressor.Application.Import;
using Regressor.Domain.Models;

namespace Regressor.Application.Predictions;

/// <summary>Answers the rows of a file with the active model, as a file of the same kind. Memory does not grow with it.</summary>
/// <param name="Dataset">Its address.</param>
/// <param name="Content">Seekable.</param>
/// <param name="Format">What the caller knows of it.</param>
/// <param name="Confidence">Of the intervals.</param>
/// <param name="IgnoreMissing">Whether a CSV file may lack some of the model's inputs: they are missing in every row then.</param>
public sealed record PredictTableQuery(string Dataset, Stream Content, TableFormat Format, double? Confidence, bool IgnoreMissing) : IRequest<PredictedTable>;

/// <param name="FileName">A name for the file.</param>
/// <param name="WriteAsync">Reads, predicts and writes row by row; to be called once.</param>
public sealed record PredictedTable(string FileName, Func<Stream, CancellationToken, Task> WriteAsync);

internal sealed class PredictTableValidator : AbstractValidator<PredictTableQuery>
{
    public PredictTableValidator()
    {
        RuleFor(query => query.Dataset).NotEmpty();
        RuleFor(query => query.Confidence).InclusiveBetween(Prediction.MinConfidence, Prediction.MaxConfidence);
    }
}

internal sealed class PredictTableHandler(ServingModels serving, ITableFiles files) : IRequestHandler<PredictTableQuery, PredictedTable>
{
    /// <summary>So many rows are predicted at once.</summary>
    private const int BlockRows = 480;

    /// <summary>Fewer where their texts are long.</summary>
    private const int BlockBytes = 1 << 20;

    public async Task<PredictedTable> Handle(PredictTableQuery request, CancellationToken cancellationToken)
    {
        // One model answers all rows, even if another is activated meanwhile.
        var model = await serving.GetAsync(request.Dataset, cancellationToken);
        var file = files.Open(request.Content, request.Format);
        if (file.Columns is { } columns && model.Inputs.Where(input => !columns.Contains(input.Name)).ToList() is { Count: > 0 } missing
            && !(request.IgnoreMissing && missing.Count < model.Inputs.Count))
        {
            throw new ValidationException(missing.Select(input =>
                new ValidationFailure("file", $"The file has no column '{input.Name}'. Its columns are {string.Join(", ", columns)}.")));
        }

        file.CheckIsClear(model.Inputs.Where(input => input.Type == ColumnTypes.Numeric).Select(input => input.Name));
        var rows = file.ReadWhole([.. model.Inputs.Select(input => new TableColumn(input.Name, input.Type))]);
        return new PredictedTable(
            $"{request.Dataset}-predictions.{(request.Format.Kind == TableFileKind.Csv ? "csv" : "ndjson")}",
            (destination, stop) => files.WritePredictionsAsync(
                destination, file, model, Predict(model, rows, request.Confidence ?? Prediction.DefaultConfidence), stop));
    }

    private static IEnumerable<PredictedRow> Predict(IServingModel model, IEnumerable<TableRow> rows, double confidence)
    {
        var width = model.Inputs.Count;
        var x = new InputValue[BlockRows * width];
        var answers = new Prediction[BlockRows];
        var read = new List<(long Line, ReadOnlyMemory<byte> Text, IReadOnlyList<RowFault> Faults)>(BlockRows);
        var bytes = 0;
        foreach (var row in rows)
        {
            // A row at fault has gaps, and is predicted with the others: its answer is thrown away.
            row.X.CopyTo(x.AsSpan(read.Count * width));
            read.Add((row.Line, row.Text, row.Faults.Count == 0 ? [] : [.. row.Faults]));
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
                var (line, text, faults) = read[row];
                yield return new PredictedRow(line, text, faults.Count == 0 ? answers[row] : null, faults);
            }
        }
    }
}
