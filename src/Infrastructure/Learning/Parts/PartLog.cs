namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>What a part has told the other parts of its fit so far, in records of its learner. The same on every worker that computes it.</summary>
/// <param name="Name">Name of the part.</param>
/// <param name="Bytes">The records.</param>
/// <param name="IsEnded">True where no record will follow.</param>
internal sealed record PartLog(string Name, byte[] Bytes, bool IsEnded)
{
    /// <summary>Appends what is new.</summary>
    /// <param name="offset">Place of the first new byte; bytes known already may be repeated.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isEnded">True where no record will follow.</param>
    public PartLog With(int offset, ReadOnlySpan<byte> bytes, bool isEnded)
    {
        var known = Bytes.Length - offset;
        return this with
        {
            Bytes = bytes.Length > known ? [.. Bytes, .. bytes[known..]] : Bytes,
            IsEnded = IsEnded || isEnded,
        };
    }
}
