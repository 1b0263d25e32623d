namespace Regressor.Infrastructure.Files.Notation.Texts;

/// <summary>Texts: categories, codes or notes. No cell is a number.</summary>
internal sealed class TextNotation(MissingWords missing) : ColumnNotation(missing)
{
    public override ColumnType? Type => null;

    public override bool TryParse(ReadOnlySpan<char> cell, out double number)
    {
        number = 0;
        return false;
    }

    public override NotationFault FaultOf(ReadOnlySpan<char> cell) => new(NotationFaults.NotANumber, $"'{Shown(cell)}' is a text.");
}
