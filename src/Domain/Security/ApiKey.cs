using System.Security.Cryptography;
using System.Text;
using Regressor.Domain.Datasets;

namespace Regressor.Domain.Security;

/// <summary>
/// Authenticates a program. Its text, 'rgr_id_secret', is returned once; only a salted hash of the secret is stored. The secret is 256 random
/// bits, which cannot be guessed: a slow hash would add no protection but slow down each request.
/// </summary>
public sealed class ApiKey
{
    public const int MaxNameLength = 100;
    public const string Prefix = "rgr";

    /// <summary>Length of <see cref="Id"/>, in characters.</summary>
    public const int IdLength = 12;

    private const int SecretBytes = 32, SaltBytes = 16;

    private byte[] _salt = [];
    private byte[] _hash = [];

    private ApiKey() { }

    /// <summary>Public part of the key's text; not secret.</summary>
    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public AccessScope Scope { get; private set; }

    /// <summary>The only dataset that the key is valid for; null where it is valid for all.</summary>
    public Guid? DatasetId { get; private set; }

    /// <summary>Slug of that dataset.</summary>
    public string? Dataset { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <param name="name">Display name.</param>
    /// <param name="scope">What the caller may do.</param>
    /// <param name="dataset">The only dataset that the key is valid for; null where it is valid for all.</param>
    /// <param name="now">Creation time.</param>
    /// <returns>The key and its text.</returns>
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

    /// <summary>
    /// Splits the text of a key into id and secret; returns null where it is not a key. Check the length first: the text is untrusted and may
    /// have any length.
    /// </summary>
    public static (string Id, string Secret)? Parse(string text) =>
        text.Length == Prefix.Length + 1 + IdLength + 1 + (2 * SecretBytes) && text.Split('_') is [Prefix, { Length: IdLength } id, { Length: 2 * SecretBytes } secret] ? (id, secret) : null;

    /// <summary>Verifies a secret in constant time.</summary>
    public bool Matches(string secret) => CryptographicOperations.FixedTimeEquals(Hash(secret), _hash);

    /// <summary>
    /// Proves that something issued for the key belongs to this exact secret, without revealing it. No other key has the same stamp, not even
    /// one with the same id.
    /// </summary>
    public string Stamp => Convert.ToHexStringLower(HMACSHA256.HashData(_hash, "stamp"u8));

    /// <summary>Follows its dataset, which returned from the trash with another slug.</summary>
    public void Follow(Dataset dataset)
    {
        if (dataset.Id == DatasetId) Dataset = dataset.Slug;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    private byte[] Hash(string secret) => SHA256.HashData([.. _salt, .. Encoding.UTF8.GetBytes(secret)]);
}
