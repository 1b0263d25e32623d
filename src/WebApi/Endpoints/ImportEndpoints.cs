using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application.Datasets;
using Regressor.Application.Examples;
using Regressor.Application.Files;
using Regressor.Application.Import;
using Regressor.WebApi.Audit;
using Regressor.WebApi.RateLimiting;
using Regressor.WebApi.Spooling;

namespace Regressor.WebApi.Endpoints;

internal static class ImportEndpoints
{
    /// <param name="api">The group of the API.</param>
    /// <param name="formats">The formats of the files.</param>
    /// <param name="maxBytes">Size of the largest file accepted, in bytes.</param>
    public static void MapImport(this IEndpointRouteBuilder api, TabularFormats formats, long maxBytes)
    {
        var files = api.MapGroup("/datasets").WithTags("Import and export");
        files.MapPost("/import", CreateDataset).WithName("importDataset").WithSummary("Creates a dataset from a file with a header, or previews the import.")
            .AcceptsRows(formats.All.Where(format => format.HasHeader)).TakesFile(maxBytes).ProducesProblem(StatusCodes.Status409Conflict);
        files.MapPost("/{dataset}/examples/import", AddExamples).WithName("importExamples").WithSummary("Adds the rows of a file, all or none, or previews the import.")
            .AcceptsRows(formats.All).TakesFile(maxBytes, CheckDatasetAsync).ProducesProblem(StatusCodes.Status404NotFound);
        files.MapGet("/{dataset}/examples/export", Export).WithName("exportExamples").WithSummary("Exports the examples as a file that can be re-imported unchanged; \"format\" defaults to CSV.").WithMetadata(new LongRequest(), new GivesData())
            .ProducesRows(formats.All).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status507InsufficientStorage);
    }

    public static async Task<Results<Created<DatasetImportDto>, Ok<DatasetImportDto>>> CreateDataset(
        HttpRequest request,
        [AsParameters] FormatParameters format,
        TabularFormats formats,
        ISender sender,
        CancellationToken cancellationToken,
        string? name = null,
        string? target = null,
        [FromQuery] string[]? numeric = null,
        [FromQuery] string[]? categorical = null,
        [FromQuery] string[]? type = null,
        [FromQuery] string[]? kept = null,
        [FromQuery] string[]? leaveOut = null,
        string? split = null,
        bool dryRun = false,
        bool skipBad = false)
    {
        ColumnTypeChoice[] types =
        [
            .. (type ?? []).Select(ColumnTypeChoice.Parse),
            .. (numeric ?? []).Select(column => new ColumnTypeChoice(column, ColumnTypes.Numeric, nameof(numeric))),
            .. (categorical ?? []).Select(column => new ColumnTypeChoice(column, ColumnTypes.Categorical, nameof(categorical))),
        ];
        var imported = await sender.Send(
            new ImportDatasetCommand(formats.SourceOf(request, format.ToHints()), name, target, types, leaveOut ?? [], dryRun, skipBad, kept ?? [], split is null ? null : SplitDto.Parse(split)),
            cancellationToken);
        return imported.Dataset is { } dataset ? TypedResults.Created($"/api/datasets/{dataset.Id}", imported) : TypedResults.Ok(imported);
    }

    public static async Task<Ok<ImportDto>> AddExamples(
        string dataset,
        HttpRequest request,
        [AsParameters] FormatParameters format,
        TabularFormats formats,
        ISender sender,
        CancellationToken cancellationToken,
        bool dryRun = false,
        bool skipBad = false,
        bool skipIdentical = false,
        bool ignoreExtra = false) =>
        TypedResults.Ok(await sender.Send(
            new ImportExamplesCommand(dataset, formats.SourceOf(request, format.ToHints()), dryRun, skipBad, skipIdentical, ignoreExtra), cancellationToken));

    public static async Task<FileStreamHttpResult> Export(
        string dataset,
        HttpContext context,
        Spools spools,
        TabularFormats formats,
        ISender sender,
        [AsParameters] FilterParameters filter,
        CancellationToken cancellationToken,
        string? format = null)
    {
        var export = await sender.Send(new ExportExamplesQuery(dataset, filter.Given, formats.Named(format)), cancellationToken);
        return TypedResults.Stream(await spools.AnswerAsync(context, export.WriteAsync), export.MediaType, export.FileName);
    }

    /// <exception cref="Application.NotFoundException">The address names no dataset.</exception>
    internal static Task CheckDatasetAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<ISender>().Send(new CheckDatasetQuery((string)context.GetRouteValue("dataset")!), context.RequestAborted);

    /// <summary>Declares that the body is a file. It is buffered before processing, and refused where it is larger than the limit.</summary>
    /// <param name="endpoint">Endpoint that accepts the file.</param>
    /// <param name="maxBytes">Size of the largest file accepted, in bytes.</param>
    /// <param name="checkAsync">Check before the body is read; throws where the file cannot be used.</param>
    internal static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, long maxBytes, Func<HttpContext, Task>? checkAsync = null) => endpoint
        .WithMetadata(new BufferedBody(checkAsync), new LongRequest(), new RequestSizeLimitAttribute(maxBytes))
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);
}
