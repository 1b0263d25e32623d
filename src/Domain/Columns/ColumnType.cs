using System.Text.Json.Serialization;

namespace Regressor.Domain.Columns;

/// <summary>
/// The type of a column. It alone knows which values the column takes, how they are named, stored and read, and what a filter may ask.
/// Everything else branches on <see cref="Storage"/>, or not at all.
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

    /// <summary>Whether a model can learn from such a column.</summary>
    public virtual bool CanBeInput => true;

    /// <summary>Whether such a column can be kept without being learned from.</summary>
    public virtual bool CanBeKept => false;

    /// <summary>What a filter may ask of such a column.</summary>
    public abstract IReadOnlyList<Relation> Relations { get; }

    /// <summary>Why the column does not take a value, as the predicate of a sentence: "must be a finite number"; null where it does.</summary>
    public abstract string? FaultOf(ColumnValue value);

    /// <summary>Reads a text as a value of the column.</summary>
    /// <param name="text">Without blanks around it, in the invariant culture.</param>
    /// <param name="value">Missing where there is a fault.</param>
    /// <returns>The fault, worded as in <see cref="FaultOf"/>; null for none.</returns>
    public abstract string? Parse(string text, out ColumnValue value);

    public override string ToString() => Name;
}
