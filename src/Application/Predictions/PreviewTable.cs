using FluentValidation;
using MediatR;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Files;
using Regressor.Application.Import;
using Regressor.Application.Serving;
using Regressor.Domain.Predictions;

namespace Regressor.Application.Predictions;

/// <summary>Checks all rows of a file and predicts the first ones. Memory use does not grow with the file.</summary>
/// <param name="Dataset">Slug of the dataset.</param>
/// <param name="Source">The file.</param>
/// <param name="Confidence">Confidence of the intervals; null for the default.</param>
/// <param name="IgnoreMissing">True to accept a header that lacks some of the model's inputs, which are then missing in every row.</param>
/// <param name="Rows">Number of rows to predict.</param>
public sealed record PreviewTableQuery(string Dataset, TabularSource Source, double? Confidence, bool IgnoreMissing, int Rows) : IRequest<TablePreviewDto>
{
    public const int DefaultRows = 20;
    public const int MaxRows = 100;
}

/// <param name="Format">Format, given or detected.</param>
/// <param name="Missing">Inputs of the model that the file's header does not name.</param>
/// <param name="Kept">Kept columns of the dataset that the file has.</param>
/// <param name="Rows">The first rows, with their predictions.</param>
/// <param name="Total">Number of rows in the file.</param>
/// <param name="Bad">Number of rows that cannot be predicted.</param>
/// <param name="BadRows">The first 100 errors of those rows.</param>
/// <param name="Problems">What was seen in the file, errors and questions first. Nothing is predicted into a file before questions are answered.</param>
/// <param name="Asked">
/// Number of rows of the file whose decision is to ask a person; null where the dataset has no costs of answers, or the file more than 50 000
/// rows that can be predicted.
/// </param>
/// <param name="RawRows">The first records as they are written; empty for formats without records of cells.</param>
public sealed record TablePreviewDto(
    FileFormatDto Format,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Kept,
    IReadOnlyList<PreviewRowDto> Rows,
    int Total,
    int Bad,
    IReadOnlyList<BadRowDto> BadRows,
    IReadOnlyList<FileProblem> Problems,
    IReadOnlyList<FileRecord> RawRows,
    int? Asked);

/// <param name="Line">Line where the row begins, from 1, or element number in a JSON array.</param>
/// <param name="X">A number, a string or null for each input of the model.</param>
/// <param name="Kept">A string or null for each kept column of the file.</param>
/// <param name="Prediction">The prediction; null where the row has errors.</param>
/// <param name="Errors">All errors of the row.</param>
public sealed record PreviewRowDto(
    long Line,
    IReadOnlyDictionary<string, ColumnValue> X,
    IReadOnlyDictionary<string, ColumnValue> Kept,
    PredictionDto? Prediction,
    IReadOnlyList<RowError> Errors);

internal sealed class PreviewTableValidator : AbstractValidator<PreviewTableQuery>
{
    public PreviewTableValidator()
    {
        RuleFor(query => query.Dataset).NotEmpty();
        RuleFor(query => query.Confidence).InclusiveBetween(Prediction.MinConfidence, Prediction.MaxConfidence);
        RuleFor(query => query.Rows).InclusiveBetween(0, PreviewTableQuery.MaxRows);
    }
}

internal sealed class PreviewTableHandler(ModelActivationService serving, IDatasetRepository datasets) : IRequestHandler<PreviewTableQuery, TablePreviewDto>
{
    public async Task<TablePreviewDto> Handle(PreviewTableQuery request, CancellationToken cancellationToken)
    {
        var model = await serving.GetAsync(request.Dataset, cancellationToken);
        var dataset = await datasets.GetAsync(request.Dataset, cancellationToken);
        var file = PredictionFile.Open(request.Source, model, request.IgnoreMissing);
        List<KeptColumn> kept = [.. dataset.Kept.Where(column => file.Table.Columns?.Contains(column.Name) ?? true)];
        HashSet<string?> keptNames = [.. kept.Select(column => column.Name)];
        var confidence = request.Confidence ?? Prediction.DefaultConfidence;

        var total = 0;
        var bad = new BadRows();
        var asked = new AskedRows(model, confidence);
        List<PreviewRowDto> first = [];
        foreach (var row in file.Read(model, kept))
        {
            cancellationToken.ThrowIfCancellationRequested();
            total++;

            // An invalid kept value does not prevent a prediction.
            if (row.Errors.Count > 0) row.Errors.RemoveAll(error => keptNames.Contains(error.Column));
            if (row.Errors.Count > 0) bad.Add(row.Line, row.Errors);
            else asked.Add(row.X);
            if (first.Count < request.Rows) first.Add(ToDto(row));
        }

        return new TablePreviewDto(
            FileFormatDto.From(file.Table),
            file.Missing,
            [.. kept.Select(column => column.Name)],
            first,
            total,
            bad.Count,
            bad.Errors,
            [.. file.Problems.Concat(CannotBeReturned(file.Table)).OrderByDescending(problem => problem.Severity)],
            file.Table.FirstRecords,
            asked.Count());

        static IEnumerable<FileProblem> CannotBeReturned(ITableFile table) => table.AnswerFault() is not { } fault ? [] :
            [new FileProblem("cannotBeReturned", ProblemSeverity.Info, $"The file cannot be returned with predictions in its own format: {fault} Choose another format.")];

        PreviewRowDto ToDto(TableRow row) => new(
            row.Line,
            model.Inputs.ByName(row.X),
            kept.ByName(row.Kept),
            row.Errors.Count == 0 ? PredictionDto.From(model.Predict(row.X, confidence), model.Decisions) : null,
            [.. row.Errors]);
    }
}
