using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>
/// The type of a column. It alone defines which values the column accepts, how they are named, stored and parsed, and which filters apply.
/// All other code branches on <see cref="Storage"/>, or not at all.
/// </summary>
[JsonConverter(typeof(ColumnTypeConverter))]
public abstract class ColumnType
{
    private protected ColumnType() { }

    /// <summary>Name in the API, in the database and in checkpoints.</summary>
    public abstract string Name { get; }

    public abstract StorageKind Storage { get; }

    /// <summary>A value in words, for messages: "a number".</summary>
    public abstract string Noun { get; }

    /// <summary>Values in words, for messages: "numbers".</summary>
    public abstract string Plural { get; }

    /// <summary>True where a model can learn from such a column.</summary>
    public virtual bool CanBeInput => true;

    /// <summary>True where such a column can be stored without being learned from.</summary>
    public virtual bool CanBeKept => false;

    /// <summary>The relations that a filter may use on such a column.</summary>
    public abstract IReadOnlyList<Relation> Relations { get; }

    /// <summary>
    /// Returns why the column rejects a value, as the predicate of a sentence: "must be a finite number"; null where it accepts the value.
    /// </summary>
    public abstract string? FaultOf(ColumnValue value);

    /// <summary>Parses a text as a value of the column.</summary>
    /// <param name="text">Trimmed text, in the invariant culture.</param>
    /// <param name="value">The parsed value; missing where the text is invalid.</param>
    /// <returns>The fault, worded as in <see cref="FaultOf"/>; null where the text is valid.</returns>
    public abstract string? Parse(string text, out ColumnValue value);

    public override string ToString() => Name;
}
