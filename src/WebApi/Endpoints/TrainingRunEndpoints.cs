using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Regressor.Application;
using Regressor.Application.Abstractions.Storage;
using Regressor.Application.Training;
using Regressor.Domain.Training;
using Regressor.WebApi.RateLimiting;

namespace Regressor.WebApi.Endpoints;

internal static class TrainingRunEndpoints
{
    public static void MapTrainingRuns(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/datasets/{dataset}/training-runs").WithTags("Training").ProducesProblem(StatusCodes.Status404NotFound);
        runs.MapPost("/", Start).WithName("startTraining").WithSummary("Starts a training run.").ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapGet("/", List).WithName("listTrainingRuns").WithSummary("Lists the training runs, newest first.").ProducesValidationProblem();
        runs.MapGet("/{id:guid}", Get).WithName("getTrainingRun").WithSummary("Returns a training run.");
        runs.MapGet("/{id:guid}/events", Watch).WithName("watchTrainingRun").WithSummary("Streams a training run as Server-Sent Events: 'run', 'epoch' and 'curve'.").WithMetadata(new LongRequest())
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
        runs.MapPost("/{id:guid}/cancel", Cancel).WithName("cancelTraining").WithSummary("Cancels a training run.").ProducesProblem(StatusCodes.Status409Conflict);
        runs.MapPost("/{id:guid}/finish", Finish).WithName("finishTraining").WithSummary("Ends the learners of a running training within about two seconds, evaluates the best model so far and publishes it; during a search, ends the search and trains the best settings.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Accepted<TrainingRunDto>> Start(string dataset, TrainRequest? body, ISender sender, CancellationToken cancellationToken)
    {
        var run = await sender.Send(new StartTrainingCommand(dataset, (body ?? new TrainRequest()).Options), cancellationToken);
        return TypedResults.Accepted($"/api/datasets/{dataset}/training-runs/{run.Id}", run);
    }

    public static async Task<Ok<PageDto<TrainingRunDto>>> List(
        string dataset, ISender sender, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultPageSize) =>
        TypedResults.Ok(await sender.Send(new ListTrainingRunsQuery(dataset, page, pageSize), cancellationToken));

    public static async Task<Ok<TrainingRunDto>> Get(string dataset, Guid id, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sender.Send(new GetTrainingRunQuery(dataset, id), cancellationToken));

    /// <summary>Replays the epochs so far (after Last-Event-ID, if given), then streams new ones as they arrive, and ends with the run.</summary>
    public static async Task<IResult> Watch(
        string dataset,
        Guid id,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        HttpResponse response,
        ISender sender,
        IHostApplicationLifetime server,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        // Checked before the stream begins: an unknown run is still a 404.
        var run = await sender.Send(new GetTrainingRunQuery(dataset, id), cancellationToken);
        var query = new WatchTrainingRunQuery(id, EpochOf(lastEventId, run.StartedAt), run.StartedAt);
        EventStream.PassAtOnce(response);
        var events = Events(query, sender, server.ApplicationStopping, cancellationToken);
        return TypedResults.ServerSentEvents(EventStream.KeptAlive(events, response.Body, time, cancellationToken));
    }

    public static async Task<Accepted<TrainingRunDto>> Cancel(string dataset, Guid id, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Accepted((string?)null, await sender.Send(new CancelTrainingCommand(dataset, id), cancellationToken));

    public static async Task<Accepted<TrainingRunDto>> Finish(string dataset, Guid id, ISender sender, CancellationToken cancellationToken) =>
        TypedResults.Accepted((string?)null, await sender.Send(new FinishTrainingCommand(dataset, id), cancellationToken));

    private static async IAsyncEnumerable<SseItem<object>> Events(
        WatchTrainingRunQuery query,
        ISender sender,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A stream that continues would keep the server from stopping. Browsers reconnect automatically, and whichever server answers
        // resumes from there.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        await using var events = sender.CreateStream(query, ending.Token).GetAsyncEnumerator(ending.Token);
        while (await NextAsync(events, stopping))
        {
            var happened = events.Current;
            yield return happened switch
            {
                { Epoch: { } epoch } => new SseItem<object>(epoch, "epoch") { EventId = EventIdOf(epoch.Epoch, happened.StartedAt) },
                { Curve: { } curve } => new SseItem<object>(curve, "curve"),
                _ => new SseItem<object>(happened.Run!, "run"),
            };
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<TrainingRunEvent> events, CancellationToken stopping)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Creates an event ID that includes the start: a restarted run counts its epochs from the beginning.</summary>
    private static string EventIdOf(int epoch, DateTimeOffset? startedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{epoch}@{startedAt?.ToUnixTimeMilliseconds() ?? 0}");

    /// <summary>Returns the epoch to resume after; the beginning where the ID belongs to another start or is invalid.</summary>
    private static int EpochOf(string? eventId, DateTimeOffset? startedAt) =>
        eventId?.Split('@') is [var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && eventId == EventIdOf(epoch, startedAt)
            ? epoch
            : 0;
}

/// <summary>Options of a training run; an omitted option has its default.</summary>
internal sealed class TrainRequest
{
    /// <summary>Options, set by <see cref="Json.TrainRequestContract"/>, which defines the members of the body.</summary>
    internal TrainingOptions Options { get; } = new();
}
