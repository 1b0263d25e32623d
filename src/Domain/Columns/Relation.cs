namespace Regressor.Domain.Columns;

/// <summary>Condition of a filter on a value.</summary>
public enum Relation
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,

    /// <summary>The value contains the text, ignoring the case of A to Z.</summary>
    Contains,
}
