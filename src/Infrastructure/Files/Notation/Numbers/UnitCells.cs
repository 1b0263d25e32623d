namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>The numbers of a column that are written with one unit, or without one, in both readings of their signs.</summary>
internal sealed class UnitCells(string unit)
{
    private ValueRange _point = new();
    private ValueRange _comma = new();
    private ValueRange _plain = new();

    /// <summary>The unit as written first; empty for bare numbers.</summary>
    public string Unit { get; } = unit;

    /// <summary>Numbers with or without a sign between the digits, in any reading.</summary>
    public int Count { get; private set; }

    /// <summary>Numbers only if the decimal sign is a point.</summary>
    public int PointOnly { get; private set; }

    /// <summary>Numbers only if the decimal sign is a comma.</summary>
    public int CommaOnly { get; private set; }

    public int Zeros { get; private set; }

    public FirstCells First { get; } = new();

    public FirstCells FirstPointOnly { get; } = new();

    public FirstCells FirstCommaOnly { get; } = new();

    public int ReadWith(char decimalSign) => Count - (decimalSign == ',' ? PointOnly : CommaOnly);

    public FirstCells NotReadWith(char decimalSign) => decimalSign == ',' ? FirstPointOnly : FirstCommaOnly;

    public ValueRange RangeWith(char decimalSign)
    {
        var range = decimalSign == ',' ? _comma : _point;
        range.Add(_plain);
        return range;
    }

    /// <param name="point">Value if the decimal sign is a point; null if it is none.</param>
    /// <param name="comma">Value if the decimal sign is a comma; null if it is none.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="line">Its line.</param>
    public void Add(double? point, double? comma, ReadOnlySpan<char> cell, long line)
    {
        Count++;
        First.Add(cell, line);
        if (point is { } asPoint) _point.Add(asPoint);
        if (comma is { } asComma) _comma.Add(asComma);
        if (point is null)
        {
            CommaOnly++;
            FirstCommaOnly.Add(cell, line);
        }
        else if (comma is null)
        {
            PointOnly++;
            FirstPointOnly.Add(cell, line);
        }
        else if (point == 0)
        {
            Zeros++;
        }
    }

    /// <summary>Adds a short number without a sign between its digits, the most frequent cell.</summary>
    public void AddPlain(double value, ReadOnlySpan<char> cell, long line)
    {
        Count++;
        First.Add(cell, line);
        _plain.Add(value);
        if (value == 0) Zeros++;
    }
}
