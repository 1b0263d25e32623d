using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>
/// The type of a column. It alone defines which values the column accepts, how they are named, stored, read and written, and which filters
/// apply. All other code branches on <see cref="Storage"/> or <see cref="Notation"/>, or not at all.
/// </summary>
[JsonConverter(typeof(ColumnTypeConverter))]
public abstract class ColumnType
{
    /// <summary>The relations of values that have an order.</summary>
    private protected static readonly Relation[] OrderRelations =
        [Relation.Equal, Relation.NotEqual, Relation.Less, Relation.AtMost, Relation.Greater, Relation.AtLeast];

    private protected ColumnType() { }

    /// <summary>Name in the API, in the database and in checkpoints.</summary>
    public abstract string Name { get; }

    public abstract StorageKind Storage { get; }

    /// <summary>How JSON writes a value: as it is stored, unless it is stored as a number and written as a text.</summary>
    public virtual StorageKind Notation => Storage;

    /// <summary>What the stored number is, where <see cref="Notation"/> differs from it: "seconds since midnight"; null elsewhere.</summary>
    public virtual string? StoredAs => null;

    /// <summary>A value in words, for messages: "a number".</summary>
    public abstract string Noun { get; }

    /// <summary>Values in words, for messages: "numbers".</summary>
    public abstract string Plural { get; }

    /// <summary>True where such a column can be stored without being learned from.</summary>
    public virtual bool CanBeKept => false;

    /// <summary>The relations that a filter may use on such a column.</summary>
    public abstract IReadOnlyList<Relation> Relations { get; }

    /// <summary>
    /// Returns why the column rejects a value, as the predicate of a sentence: "must be a finite number"; null where it accepts the value.
    /// </summary>
    public abstract string? FaultOf(ColumnValue value);

    /// <summary>Parses a text as a value of the column. It reads what <see cref="Format"/> writes.</summary>
    /// <param name="text">Trimmed text, in the invariant culture.</param>
    /// <param name="value">The parsed value; missing where the text is invalid.</param>
    /// <returns>The fault, worded as in <see cref="FaultOf"/>; null where the text is valid.</returns>
    public abstract string? Parse(ReadOnlySpan<char> text, out ColumnValue value);

    /// <summary>Returns the values that a text means which is less precise than they are, such as a day; null where it means one value.</summary>
    /// <param name="text">Trimmed text that <see cref="Parse"/> accepts.</param>
    public virtual ValuePeriod? PeriodOf(ReadOnlySpan<char> text) => null;

    /// <summary>Writes a value as a text, in the invariant culture.</summary>
    /// <param name="value">A value that the column accepts, and not a missing one.</param>
    public abstract string Format(ColumnValue value);

    /// <summary>Writes a value for a message, rounded where all digits would be too many.</summary>
    /// <inheritdoc cref="Format" path="/param"/>
    public virtual string Describe(ColumnValue value) => Format(value);

    /// <summary>Converts a value as JSON writes it to the stored value.</summary>
    /// <param name="written">A number, a text or missing.</param>
    /// <param name="value">The stored value; missing where the column rejects it.</param>
    /// <returns>The fault, worded as in <see cref="FaultOf"/>; null where the column accepts the value.</returns>
    public string? Read(ColumnValue written, out ColumnValue value)
    {
        if (Notation != Storage && written.Text is { } text) return Parse(text, out value);
        var fault = Notation != Storage && !written.IsMissing ? FaultOf(ColumnValue.Of("")) : FaultOf(written);
        value = fault is null ? written : ColumnValue.Missing;
        return fault;
    }

    /// <summary>Converts a stored value to the value as JSON writes it.</summary>
    public ColumnValue Write(ColumnValue value) => Notation == Storage || value.IsMissing ? value : ColumnValue.Of(Format(value));

    public override string ToString() => Name;
}
