namespace Regressor.Domain.Columns;

/// <summary>Texts up to a maximum length. They are compared by code point and never empty: a missing value is null.</summary>
public abstract class TextualColumnType : ColumnType
{
    private readonly int _maxLength;
    private readonly string _isTooLong;

    private protected TextualColumnType(int maxLength)
    {
        _maxLength = maxLength;
        _isTooLong = $"must have at most {maxLength} characters";
    }

    public sealed override StorageKind Storage => StorageKind.Text;

    public sealed override IReadOnlyList<Relation> Relations { get; } = [Relation.Equal, Relation.NotEqual, Relation.Contains];

    public sealed override string? FaultOf(ColumnValue value) =>
        value.Number is not null ? $"must be {Expected} or null"
        : value.Text is { } text ? FaultOf(text)
        : null;

    /// <inheritdoc cref="FaultOf(ColumnValue)"/>
    public string? FaultOf(ReadOnlySpan<char> text) =>
        text.IsWhiteSpace() ? "must not be empty; use null for a missing value"
        : text.Contains('\0') ? "must not contain the NUL character"
        : text.Length > _maxLength ? _isTooLong
        : null;

    public sealed override string? Parse(ReadOnlySpan<char> text, out ColumnValue value)
    {
        var fault = FaultOf(text);
        value = fault is null ? ColumnValue.Of(text.ToString()) : ColumnValue.Missing;
        return fault;
    }

    public sealed override string Format(ColumnValue value) => value.Text!;

    public sealed override string Describe(ColumnValue value) => $"'{value.Text}'";

    private protected abstract string Expected { get; }
}
