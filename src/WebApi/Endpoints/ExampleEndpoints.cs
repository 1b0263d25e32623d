using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Examples;

namespace Regressor.WebApi.Endpoints;

internal static class ExampleEndpoints
{
    public static void MapExamples(this IEndpointRouteBuilder api)
    {
        var examples = api.MapGroup("/datasets/{dataset}/examples").WithTags("Examples").ProducesProblem(StatusCodes.Status404NotFound);
        examples.MapGet("/", List).WithName("listExamples").WithSummary("Lists the examples that match a filter, newest first or sorted by a column.").ProducesValidationProblem();
        examples.MapPost("/", Add).WithName("addExample").WithSummary("Adds an example.").ProducesValidationProblem();
        examples.MapPatch("/", ChangeMany).WithName("changeExamples").WithSummary("Sets values of all examples that match a filter, or excludes them from training.").ProducesValidationProblem();
        examples.MapDelete("/", DeleteMany).WithName("deleteExamples").WithSummary("Deletes all examples that match a filter.").ProducesValidationProblem();
        examples.MapPost("/undo-deletion", Restore).WithName("restoreExamples").WithSummary("Restores the examples of the last deletion.").ProducesProblem(StatusCodes.Status409Conflict);
        examples.MapGet("/points", Points).WithName("listPoints").WithSummary("Samples one input and the target of many examples, for a scatter plot.").ProducesValidationProblem();
        examples.MapGet("/{id:long}", Get).WithName("getExample").WithSummary("Returns an example.");
        examples.MapPut("/{id:long}", Correct).WithName("correctExample").WithSummary("Replaces x and y of an example.").ProducesValidationProblem();
        examples.MapPatch("/{id:long}", Change).WithName("changeExample").WithSummary("Sets some values of an example, or excludes it from training.").ProducesValidationProblem();
        examples.MapDelete("/{id:long}", Delete).WithName("deleteExample").WithSummary("Deletes an example.");
    }

    public static async Task<Ok<PageDto<ExampleDto>>> List(
        string dataset,
        ISender sender,
        [AsParameters] FilterParameters filter,
        CancellationToken cancellationToken,
        int page = 1,
        int pageSize = Paging.DefaultPageSize,
        string? sort = null,
        bool? descending = null) =>
        TypedResults.Ok(await sender.Send(new ListExamplesQuery(dataset, page, pageSize, sort, descending, filter.Given), cancellationToken));

    public static async Task<Ok<PointsDto>> Points(
        string dataset,
        string input,
        ISender sender,
        [AsParameters] FilterParameters filter,
        CancellationToken cancellationToken,
        int most = ListPointsQuery.DefaultMost) =>
        TypedResults.Ok(await sender.Send(new ListPointsQuery(dataset, input, most, filter.Given), cancellationToken));

    public static async Task<Created<ExampleDto>> Add(string dataset, ExampleRequest body, ISender sender, CancellationToken cancellationToken)
    {
        var example = await sender.Send(new AddExampleCommand(dataset, body.X, body.Y, body.Kept), cancellationToken);
        return TypedResults.Created($"/api/datasets/{dataset}/examples/{example.Id}", example);
    }

    public static async Task<Ok<ExampleDto>> Get(string dataset, long id, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetExampleQuery(dataset, id), cancellationToken));

    public static async Task<Ok<ExampleDto>> Correct(string dataset, long id, ExampleRequest body, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new CorrectExampleCommand(dataset, id, body.X, body.Y, body.Kept), cancellationToken));

    public static async Task<Ok<ExampleDto>> Change(string dataset, long id, ChangeExamplesRequest body, ISender sender, CancellationToken cancellationToken)
    {
        await sender.Send(body.ToCommand(dataset, id, default), cancellationToken);
        return await Get(dataset, id, sender, cancellationToken);
    }

    public static async Task<Ok<ChangedExamplesDto>> ChangeMany(
        string dataset, ChangeExamplesRequest body, ISender sender, [AsParameters] FilterParameters filter, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(body.ToCommand(dataset, null, filter), cancellationToken));

    public static async Task<NoContent> Delete(string dataset, long id, ISender sender, CancellationToken cancellationToken)
    {
        await sender.Send(new DeleteExamplesCommand(dataset, id, new FilterExpression()), cancellationToken);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<DeletedExamplesDto>> DeleteMany(
        string dataset, ISender sender, [AsParameters] FilterParameters filter, CancellationToken cancellationToken, bool all = false) =>
        TypedResults.Ok(await sender.Send(new DeleteExamplesCommand(dataset, null, filter.Given, all), cancellationToken));

    public static async Task<Ok<RestoredExamplesDto>> Restore(string dataset, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new RestoreExamplesCommand(dataset), cancellationToken));
}

/// <summary>Selects examples.</summary>
internal readonly record struct FilterParameters
{
    /// <summary>
    /// Conditions that must all hold, each a column, a relation (= != &lt; &lt;= &gt; &gt;=, or ~ for contains) and a value: "sqft>=1000",
    /// "type=Condo". "beds=" means missing, "beds!=" not missing; several "=" on one column mean any of them, several
    /// "!=" none. At most 500.
    /// </summary>
    [FromQuery(Name = "where")]
    public string[]? Where { get; init; }

    /// <summary>True for only the examples excluded from training, false for only the others.</summary>
    [FromQuery(Name = "excluded")]
    public bool? Excluded { get; init; }

    /// <summary>Part of the active model's split: "train" or "test".</summary>
    [FromQuery(Name = "part")]
    public string? Part { get; init; }

    /// <summary>
    /// Text that at least one categorical, text or kept value contains, or a number that one value equals. Case does not matter, and a
    /// number may have group separators and a decimal comma. At most 200 characters.
    /// </summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>Ids of the examples. At most 500.</summary>
    [FromQuery(Name = "id")]
    public long[]? Id { get; init; }

    public FilterExpression Given => new(Where, Excluded, GivenPart, Q, Id is null or [] ? null : Id);

    private DataPart? GivenPart => Part switch
    {
        null => null,
        "train" => DataPart.Train,
        "test" => DataPart.Test,
        _ => throw new ValidationException([new ValidationFailure("part", "'part' must be 'train' or 'test'.")]),
    };
}

/// <param name="X">Values by input column; a column that is omitted is missing.</param>
/// <param name="Y">Value of the target: a number or a class, by its type.</param>
/// <param name="Kept">
/// Texts by kept column; a column that is omitted is missing. Without this member, a correction keeps the stored values.
/// </param>
internal sealed record ExampleRequest(GivenInputs? X, ColumnValue Y, GivenInputs? Kept = null);

/// <param name="X">Inputs to set; null makes one missing, and one that is omitted stays unchanged.</param>
/// <param name="Y">Target value to set; null leaves it unchanged.</param>
/// <param name="Exclude">Reason for excluding the examples from training.</param>
/// <param name="Include">True to include the examples in training again.</param>
/// <param name="Kept">Kept values to set; null makes one missing, and one that is omitted stays unchanged.</param>
internal sealed record ChangeExamplesRequest(
    GivenInputs? X = null, ColumnValue? Y = null, string? Exclude = null, bool Include = false, GivenInputs? Kept = null)
{
    public ChangeExamplesCommand ToCommand(string dataset, long? id, FilterParameters filter) => new(dataset, id, filter.Given, X, Y ?? default, Exclude, Include, Kept);
}
