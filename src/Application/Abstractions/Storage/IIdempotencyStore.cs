namespace Regressor.Application.Abstractions.Storage;

/// <summary>Remembers writes by the key that the client gave its request, so that a request sent again does nothing twice.</summary>
public interface IIdempotencyStore
{
    /// <summary>How long a key is remembered.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Null where nothing was stored under the key.</summary>
    Task<KnownRequest?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>From here on, whatever this scope stores first is stored together with the key, or not at all.</summary>
    /// <param name="key">The client's.</param>
    /// <param name="fingerprint">Of the request: the same key with another request is a mistake.</param>
    void Use(string key, string fingerprint);

    /// <summary>Keeps the answer for those who ask again, if anything was stored under the key.</summary>
    /// <param name="answer">It.</param>
    /// <param name="dataset">The address of the dataset that it tells of, with which it goes; null where it tells of none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task KeepAnswerAsync(RequestAnswer answer, string? dataset, CancellationToken cancellationToken);
}

/// <param name="Fingerprint">Of the request.</param>
/// <param name="Answer">Null where the process ended after it had stored and before it had answered.</param>
public sealed record KnownRequest(string Fingerprint, RequestAnswer? Answer);

/// <param name="Status">Of HTTP.</param>
/// <param name="Location">Where what was made is.</param>
/// <param name="MediaType">Of the body.</param>
/// <param name="Body">As text.</param>
public sealed record RequestAnswer(int Status, string? Location, string? MediaType, string Body);
