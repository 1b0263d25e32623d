namespace Regressor.Application.Abstractions.Storage;

/// <summary>Records writes by the client's idempotency key, so that a repeated request does not repeat the write.</summary>
public interface IIdempotencyStore
{
    /// <summary>How long a key is remembered.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Finds the request stored under the key; null if there was none.</summary>
    Task<KnownRequest?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores the key atomically with the next changes that this scope stores.</summary>
    /// <param name="key">The client's idempotency key.</param>
    /// <param name="fingerprint">Fingerprint of the request: reusing the key for another request is an error.</param>
    void Use(string key, string fingerprint);

    /// <summary>Keeps the answer for repeated requests, if anything was stored under the key.</summary>
    /// <param name="answer">The answer to keep.</param>
    /// <param name="dataset">Slug of the dataset that the answer concerns and is deleted with; null if none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task KeepAnswerAsync(RequestAnswer answer, string? dataset, CancellationToken cancellationToken);
}

/// <param name="Fingerprint">Fingerprint of the request.</param>
/// <param name="Answer">The answer; null if the process ended after storing and before answering.</param>
public sealed record KnownRequest(string Fingerprint, RequestAnswer? Answer);

/// <param name="Status">HTTP status code.</param>
/// <param name="Location">Location of the created resource.</param>
/// <param name="MediaType">Media type of the body.</param>
/// <param name="Body">The body as text.</param>
public sealed record RequestAnswer(int Status, string? Location, string? MediaType, string Body);
