namespace Regressor.Domain.Columns;

/// <summary>What a filter asks of a value.</summary>
public enum Relation
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,

    /// <summary>The text occurs in the value, without regard to the case of A to Z.</summary>
    Contains,
}
