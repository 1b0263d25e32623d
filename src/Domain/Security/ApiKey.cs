using System.Security.Cryptography;
using System.Text;
using Regressor.Domain.Datasets;

namespace Regressor.Domain.Security;

/// <summary>
/// Lets a program in. Its text is given away once, 'rgr_id_secret'; what is kept of the secret is a salted hash. The secret is 256 random
/// bits, which nobody can try out: a slow hash would protect nothing more and cost each request.
/// </summary>
public sealed class ApiKey
{
    public const int MaxNameLength = 100;
    public const string Prefix = "rgr";

    /// <summary>Characters of <see cref="Id"/>.</summary>
    public const int IdLength = 12;

    private const int SecretBytes = 32, SaltBytes = 16;

    private byte[] _salt = [];
    private byte[] _hash = [];

    private ApiKey() { }

    /// <summary>Part of its text, and no secret.</summary>
    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public AccessScope Scope { get; private set; }

    /// <summary>The only dataset it is good for; null where it is good for all.</summary>
    public Guid? DatasetId { get; private set; }

    /// <summary>That dataset's address.</summary>
    public string? Dataset { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <param name="name">For people.</param>
    /// <param name="scope">What it lets them do.</param>
    /// <param name="dataset">The only one it is good for; null where it is good for all.</param>
    /// <param name="now">The time.</param>
    /// <returns>The key, and its text.</returns>
    public static (ApiKey Key, string Text) Create(string name, AccessScope scope, Dataset? dataset, DateTimeOffset now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new ApiKey
        {
            Id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true),
            Name = name,
            Scope = scope,
            DatasetId = dataset?.Id,
            Dataset = dataset?.Slug,
            CreatedAt = now,
            _salt = RandomNumberGenerator.GetBytes(SaltBytes),
        };
        key._hash = key.Hash(secret);
        return (key, $"{Prefix}_{key.Id}_{secret}");
    }

    /// <summary>The id and the secret of a key's text; null where it is none. What a stranger sends may be of any length.</summary>
    public static (string Id, string Secret)? Parse(string text) =>
        text.Length == Prefix.Length + 1 + IdLength + 1 + (2 * SecretBytes) && text.Split('_') is [Prefix, { Length: IdLength } id, { Length: 2 * SecretBytes } secret] ? (id, secret) : null;

    /// <summary>Takes as long whatever the secret is.</summary>
    public bool Matches(string secret) => CryptographicOperations.FixedTimeEquals(Hash(secret), _hash);

    /// <summary>What is given out in the key's name proves by it to be of this very secret; it tells nothing of it. None is of another key, even one of the same id.</summary>
    public string Stamp => Convert.ToHexStringLower(HMACSHA256.HashData(_hash, "stamp"u8));

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    private byte[] Hash(string secret) => SHA256.HashData([.. _salt, .. Encoding.UTF8.GetBytes(secret)]);
}
