using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Regressor.Infrastructure.Files.Formats.Csv;
using Regressor.Infrastructure.Files.JsonElements;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files;

internal sealed class TableFiles : ITableFiles
{
    public ITableFile Open(Stream content, TableFormat format)
    {
        var text = TextContent.Check(content, format.Encoding);
        return format.Kind == TableFileKind.Csv ? CsvTableFile.Open(text, format) : JsonTableFile.Open(text, format.Kind);
    }

    public Task WriteCsvAsync(
        Stream destination, Dataset dataset, IAsyncEnumerable<Example> examples, bool withExclusions, CancellationToken cancellationToken) =>
        CsvExampleWriter.WriteAsync(destination, dataset, examples, withExclusions, cancellationToken);

    public Task WritePredictionsAsync(
        Stream destination, ITableFile file, IServingModel model, IEnumerable<PredictedRow> rows, CancellationToken cancellationToken) =>
        PredictionWriter.WriteAsync(destination, file, model, rows, cancellationToken);
}
