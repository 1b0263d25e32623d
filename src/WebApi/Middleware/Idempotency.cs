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
/// Does not repeat a stored write that has the header Idempotency-Key: the first response is returned again. See
/// draft-ietf-httpapi-idempotency-key-header.
/// </summary>
internal sealed partial class Idempotency(RequestDelegate next, ILogger<Idempotency> logger)
{
    public const string Header = "Idempotency-Key";

    /// <summary>Header of a response that was replayed: nothing was done for this request.</summary>
    private const string ReplayedHeader = "Idempotency-Replayed";
    public const int MaxKeyLength = 200;

    private readonly ConcurrentDictionary<string, bool> _inFlight = [];

    /// <summary>
    /// Determines whether the key applies. Requests that store nothing need none: their responses, such as the predictions for a file,
    /// would be buffered in vain.
    /// </summary>
    public static bool Applies(HttpContext context) =>
        context.Request.Headers.ContainsKey(Header) && Writes.Includes(context) && context.GetEndpoint()!.Metadata.GetMetadata<AnswersWithSecret>() is null;

    /// <summary>Passes other requests on without creating a service for them.</summary>
    public Task InvokeAsync(HttpContext context) =>
        Applies(context) ? InvokeOnceAsync(context, context.RequestServices.GetRequiredService<IIdempotencyStore>()) : next(context);

    private async Task InvokeOnceAsync(HttpContext context, IIdempotencyStore keys)
    {
        var given = context.Request.Headers[Header].ToString();
        if (string.IsNullOrWhiteSpace(given) || given.Length > MaxKeyLength)
            throw new ValidationException([new ValidationFailure(Header, $"The header {Header} must have 1 to {MaxKeyLength} characters.")]);

        // Two callers may have chosen the same key, and a response is only for the caller that requested it.
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

    private static DomainException InProgress() => new(ProblemCodes.RequestInProgress, "A request with this idempotency key is in progress. Retry later.");

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
            throw new DomainException(ProblemCodes.AnswerLost, "A request with this idempotency key was executed, but its response was lost. Do not send it again.");
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
            // The client may be gone: it must still receive the response when it retries.
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
            // The write succeeded, and this client receives the response. A retry reports that the response was lost.
            logger.LogWarning(error, "The response to a request with an idempotency key could not be stored");
        }
    }

    /// <summary>Returns the dataset that the request was about, or that it created.</summary>
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

/// <summary>Marks an endpoint whose responses must not be stored.</summary>
internal sealed class AnswersWithSecret;

/// <summary>Thrown where the key of an earlier request is sent with a different request.</summary>
internal sealed class KeyReusedException() : Exception("This idempotency key was used for another request. Use a new key.");
