using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Results;
using Regressor.Application.Abstractions.Storage;
using Regressor.Domain;
using Regressor.WebApi.Audit;
using Regressor.WebApi.Authentication;

namespace Regressor.WebApi.Middleware;

/// <summary>
/// A write with the header Idempotency-Key that was stored before is not done again: the first answer is given once more.
/// See draft-ietf-httpapi-idempotency-key-header.
/// </summary>
internal sealed partial class Idempotency(RequestDelegate next, ILogger<Idempotency> logger)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Says in an answer that nothing was done for it.</summary>
    private const string ReplayedHeader = "Idempotency-Replayed";
    public const int MaxKeyLength = 200;

    private readonly ConcurrentDictionary<string, bool> _inFlight = [];

    /// <summary>What stores nothing needs no key: its answer, such as the predictions for a file, would be kept in memory for nothing.</summary>
    public static bool Applies(HttpContext context) =>
        context.Request.Headers.ContainsKey(Header) && Writes.Includes(context) && context.GetEndpoint()!.Metadata.GetMetadata<AnswersWithSecret>() is null;

    /// <summary>Others pass without a service being made for them.</summary>
    public Task InvokeAsync(HttpContext context) =>
        Applies(context) ? InvokeOnceAsync(context, context.RequestServices.GetRequiredService<IIdempotencyStore>()) : next(context);

    private async Task InvokeOnceAsync(HttpContext context, IIdempotencyStore keys)
    {
        var given = context.Request.Headers[Header].ToString();
        if (string.IsNullOrWhiteSpace(given) || given.Length > MaxKeyLength)
            throw new ValidationException([new ValidationFailure(Header, $"The key must have 1 to {MaxKeyLength} characters.")]);

        // Two callers may have thought of the same, and an answer is for those only who asked for it.
        var key = Hash($"{context.User.Who()} {given}");
        if (!_inFlight.TryAdd(key, true)) throw InProgress();
        try
        {
            await HandleAsync(context, keys, key);
        }
        finally
        {
            _inFlight.TryRemove(key, out _);
        }
    }

    private static DomainException InProgress() => new("request-in-progress", "A request with this idempotency key is being handled. Ask again later.");

    private async Task HandleAsync(HttpContext context, IIdempotencyStore keys, string key)
    {
        var fingerprint = await FingerprintAsync(context, context.RequestAborted);
        if (await keys.FindAsync(key, context.RequestAborted) is not { } known)
        {
            keys.Use(key, fingerprint);
            await AnswerAsync(context, keys);
        }
        else if (known.Fingerprint != fingerprint)
        {
            throw new KeyReusedException();
        }
        else if (known.Answer is null)
        {
            throw new DomainException("answer-lost", "A request with this idempotency key was carried out, but its answer was lost. Do not send it again.");
        }
        else
        {
            await ReplayAsync(context.Response, known.Answer);
        }
    }

    private async Task AnswerAsync(HttpContext context, IIdempotencyStore keys)
    {
        var client = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = client;
        }

        var response = context.Response;
        if (response.StatusCode < StatusCodes.Status300MultipleChoices)
        {
            // The client may be gone: whoever asks again must get the answer all the same.
            var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
            await KeepAsync(keys, new RequestAnswer(response.StatusCode, response.Headers.Location, response.ContentType, text), DatasetOf(context));
        }

        body.Position = 0;
        await body.CopyToAsync(client, context.RequestAborted);
    }

    private async Task KeepAsync(IIdempotencyStore keys, RequestAnswer answer, string? dataset)
    {
        try
        {
            await keys.KeepAnswerAsync(answer, dataset, CancellationToken.None);
        }
        catch (Exception error)
        {
            // It is done, and this client is told. One that asks again is told that the answer was lost.
            logger.LogWarning(error, "The answer to a request with an idempotency key could not be kept");
        }
    }

    /// <summary>The one the request was about, or the one it made.</summary>
    private static string? DatasetOf(HttpContext context)
    {
        if (context.GetRouteValue("dataset") is string asked) return asked;
        var created = CreatedDataset().Match(context.Response.Headers.Location.ToString());
        return created.Success ? created.Groups["address"].Value : null;
    }

    [GeneratedRegex("^/api/datasets/(?<address>[^/]+)$")]
    private static partial Regex CreatedDataset();

    private static async Task ReplayAsync(HttpResponse response, RequestAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.MediaType;
        response.Headers.Location = answer.Location;
        response.Headers[ReplayedHeader] = "true";
        await response.WriteAsync(answer.Body);
    }

    private static async Task<string> FingerprintAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var body = await SHA256.HashDataAsync(request.Body, cancellationToken);
        request.Body.Position = 0;
        return Hash($"{request.Method} {request.Path}{request.QueryString} {request.ContentType} {Convert.ToHexStringLower(body)}");
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Marks an endpoint whose answers must not be kept.</summary>
internal sealed class AnswersWithSecret;

/// <summary>The key of an earlier request came with another one.</summary>
internal sealed class KeyReusedException() : Exception("This idempotency key was used for another request. Take a new one.");
