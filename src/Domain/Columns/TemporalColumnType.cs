namespace Regressor.Domain.Columns;

/// <summary>Points in time, stored as seconds and written as ISO 8601.</summary>
public abstract class TemporalColumnType : ColumnType
{
    private protected TemporalColumnType() { }

    public sealed override StorageKind Storage => StorageKind.Number;

    public sealed override StorageKind Notation => StorageKind.Text;

    public sealed override IReadOnlyList<Relation> Relations => OrderRelations;

    public abstract override string StoredAs { get; }

    public sealed override bool CanBeKept => true;

    public sealed override string? FaultOf(ColumnValue value) =>
        value.IsMissing || (value.Number is { } seconds && IsInRange(seconds)) ? null : $"{Expected}, or null";

    public sealed override string? Parse(ReadOnlySpan<char> text, out ColumnValue value)
    {
        // Most texts that are no dates are rejected here: an import tries every text.
        double seconds = 0;
        var isValid = text.Length is > 0 and <= MaxLength && char.IsAsciiDigit(text[0]) && TryParse(text, out seconds);
        value = isValid ? ColumnValue.Of(seconds) : ColumnValue.Missing;
        return isValid ? null : Expected;
    }

    public sealed override string Format(ColumnValue value)
    {
        Span<char> text = stackalloc char[MaxLength];
        return text[..Format(value.Number!.Value, text)].ToString();
    }

    /// <summary>Length of the longest text, in characters: a date and a time with seven digits of a second, and an offset.</summary>
    private protected const int MaxLength = 34;

    private protected const string SecondsWithFraction = "HH:mm:ss.FFFFFF";

    /// <summary>What a value must be, as the predicate of a sentence.</summary>
    private protected abstract string Expected { get; }

    private protected abstract bool IsInRange(double seconds);

    private protected abstract bool TryParse(ReadOnlySpan<char> text, out double seconds);

    /// <returns>Number of characters written to the text.</returns>
    private protected abstract int Format(double seconds, Span<char> text);

    /// <summary>
    /// Converts seconds to ticks, rounded to microseconds: a double holds today's seconds since 1970 to a quarter of one. Whole seconds stay exact.
    /// </summary>
    private protected static long TicksOf(double seconds)
    {
        var whole = Math.Floor(seconds);
        return ((long)whole * TimeSpan.TicksPerSecond) + ((long)Math.Round((seconds - whole) * 1e6) * TimeSpan.TicksPerMicrosecond);
    }

    private protected static double SecondsOf(long ticks) => (double)((decimal)ticks / TimeSpan.TicksPerSecond);
}
