using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Regressor.Application.Abstractions;
using Regressor.Application.Datasets;
using Regressor.Application.Examples;
using Regressor.Application.Import;
using Regressor.WebApi.Security;
using Regressor.WebApi.Spooling;

namespace Regressor.WebApi.Endpoints;

internal static class ImportEndpoints
{
    internal const string Csv = "text/csv";
    internal const string JsonLines = "application/x-ndjson";

    private static readonly Dictionary<string, TableFileKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [Csv] = TableFileKind.Csv,
        ["application/json"] = TableFileKind.Json,
        [JsonLines] = TableFileKind.JsonLines,
    };

    /// <param name="api">The group of the API.</param>
    /// <param name="maxBytes">The largest file taken.</param>
    public static void MapImport(this IEndpointRouteBuilder api, long maxBytes)
    {
        var files = api.MapGroup("/datasets").WithTags("Import and export");
        files.MapPost("/import", CreateDataset).WithName("importDataset").WithSummary("Create a dataset from a CSV file, or tell what that would do")
            .Accepts<Stream>(Csv).TakesFile(maxBytes).ProducesProblem(StatusCodes.Status409Conflict);
        files.MapPost("/{dataset}/examples/import", AddExamples).WithName("importExamples").WithSummary("Add the rows of a file, all or none, or tell what that would do")
            .Accepts<Stream>(Csv, [.. Kinds.Keys.Where(type => type != Csv)]).TakesFile(maxBytes, CheckDatasetAsync).ProducesProblem(StatusCodes.Status404NotFound);
        files.MapGet("/{dataset}/examples/export", Export).WithName("exportExamples").WithSummary("The examples as CSV, which an import takes back unchanged").WithMetadata(new LongRequest(), new GivesData())
            .Produces<Stream>(StatusCodes.Status200OK, Csv).ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status507InsufficientStorage);
    }

    public static async Task<Results<Created<DatasetImportDto>, Ok<DatasetImportDto>>> CreateDataset(
        HttpRequest request,
        [AsParameters] FormatParameters format,
        ISender sender,
        CancellationToken cancellationToken,
        string? name = null,
        string? target = null,
        [FromQuery] string[]? numeric = null,
        [FromQuery] string[]? categorical = null,
        [FromQuery] string[]? leaveOut = null,
        bool dryRun = false,
        bool skipBad = false)
    {
        var imported = await sender.Send(
            new ImportDatasetCommand(
                request.Body, format.ToFormat(request), name, target, numeric ?? [], categorical ?? [], leaveOut ?? [], dryRun, skipBad),
            cancellationToken);
        return imported.Dataset is { } dataset ? TypedResults.Created($"/api/datasets/{dataset.Id}", imported) : TypedResults.Ok(imported);
    }

    public static async Task<Ok<ImportDto>> AddExamples(
        string dataset,
        HttpRequest request,
        [AsParameters] FormatParameters format,
        ISender sender,
        CancellationToken cancellationToken,
        bool dryRun = false,
        bool skipBad = false,
        bool skipIdentical = false,
        bool ignoreExtra = false) =>
        TypedResults.Ok(await sender.Send(
            new ImportExamplesCommand(dataset, request.Body, format.ToFormat(request), dryRun, skipBad, skipIdentical, ignoreExtra), cancellationToken));

    public static async Task<FileStreamHttpResult> Export(
        string dataset, HttpContext context, Spools spools, ISender sender, [AsParameters] FilterParameters filter, CancellationToken cancellationToken)
    {
        var export = await sender.Send(new ExportExamplesQuery(dataset, filter.Given), cancellationToken);
        return TypedResults.Stream(await spools.AnswerAsync(context, export.WriteAsync), Csv, export.FileName);
    }

    /// <exception cref="Application.NotFoundException">The address names no dataset.</exception>
    internal static Task CheckDatasetAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<ISender>().Send(new CheckDatasetQuery((string)context.GetRouteValue("dataset")!), context.RequestAborted);

    internal static TableFileKind KindOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && Kinds.TryGetValue(type.MediaType.ToString(), out var kind)
            ? kind
            : throw new BadHttpRequestException($"The body must be one of {string.Join(", ", Kinds.Keys)}.", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The body is a file: taken in whole, and refused where it is larger than this.</summary>
    /// <param name="endpoint">That takes it.</param>
    /// <param name="maxBytes">The largest one.</param>
    /// <param name="checkAsync">Throws where nothing can be done with it, before it is taken in.</param>
    internal static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint, long maxBytes, Func<HttpContext, Task>? checkAsync = null) => endpoint
        .WithMetadata(new SpooledBody(checkAsync), new LongRequest(), new RequestSizeLimitAttribute(maxBytes))
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status507InsufficientStorage);
}

/// <summary>What the caller knows of a CSV file; the rest is recognized.</summary>
internal readonly record struct FormatParameters
{
    private const string NoThousands = "none";
    private static readonly string[] Delimiters = [",", ";", "|", "tab", "\t"];

    /// <summary>Between cells: one character, or "tab".</summary>
    [FromQuery(Name = "delimiter")]
    public string? Delimiter { get; init; }

    /// <summary>The decimal sign of all columns: "." or ",".</summary>
    [FromQuery(Name = "decimal")]
    public string? Decimal { get; init; }

    /// <summary>What groups digits in columns whose numbers do not tell it: ".", "," or "none".</summary>
    [FromQuery(Name = "thousands")]
    public string? Thousands { get; init; }

    /// <summary>utf-8 or windows-1252.</summary>
    [FromQuery(Name = "encoding")]
    public string? Encoding { get; init; }

    public TableFormat ToFormat(HttpRequest request)
    {
        List<ValidationFailure> failures = [];
        if (Delimiter is not null && !Delimiters.Contains(Delimiter)) failures.Add(new ValidationFailure("delimiter", "'delimiter' must be , ; | or tab."));
        if (Decimal is not (null or "." or ",")) failures.Add(new ValidationFailure("decimal", "'decimal' must be . or ,"));
        if (Thousands is not (null or "." or "," or NoThousands)) failures.Add(new ValidationFailure("thousands", "'thousands' must be . or , or none"));
        if (Thousands is not null && Thousands == Decimal) failures.Add(new ValidationFailure("thousands", "'thousands' and 'decimal' cannot be the same sign."));
        if (failures.Count > 0) throw new ValidationException(failures);
        return new TableFormat(
            ImportEndpoints.KindOf(request),
            Delimiter == "tab" ? '\t' : Delimiter?[0],
            Decimal?[0],
            Encoding,
            Thousands == NoThousands ? TableFormat.NoThousands : Thousands?[0]);
    }
}
