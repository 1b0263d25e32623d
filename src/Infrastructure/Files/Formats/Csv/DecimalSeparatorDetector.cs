using Regressor.Application.Files;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>Detects the decimal sign of one column from its cells.</summary>
internal sealed class DecimalSeparatorDetector
{
    /// <summary>If the largest number without a sign is between these, larger ones probably have a sign for their thousands.</summary>
    private const double NearThousand = 500, Thousand = 1000;

    private int _points;
    private int _commas;
    private int _plain;
    private int _unclear;
    private int _texts;
    private double _greatestPlain;
    private string? _unclearCell;
    private (double Thousands, double Decimals) _readings;

    /// <summary>True if most cells look like numbers.</summary>
    public bool IsOfNumbers => _points + _commas + _plain + _unclear > _texts;

    /// <summary>The sign of most unambiguous cells; null if there are none.</summary>
    public char? Proven => _points + _commas == 0 ? null : _commas > _points ? ',' : '.';

    private char UnclearSign => _unclearCell!.First(character => character is '.' or ',');

    public void Add(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty) return;
        var isPoint = NumberParser.With('.').TryParse(cell, out var number);
        if (!cell.ContainsAny('.', ','))
        {
            if (isPoint) _plain++;
            else _texts++;
            if (isPoint) _greatestPlain = Math.Max(_greatestPlain, Math.Abs(number));
            return;
        }

        var isComma = NumberParser.With(',').TryParse(cell, out var asComma);
        if (isPoint && isComma) _unclear++;
        else if (isPoint) _points++;
        else if (isComma) _commas++;
        else _texts++;
        if (!isPoint || !isComma || _unclearCell is not null) return;
        _unclearCell = cell.ToString();
        _readings = (Math.MaxMagnitude(number, asComma), Math.MinMagnitude(number, asComma));
    }

    /// <param name="delimiter">The separator between the cells of the file.</param>
    /// <param name="thousands">Sign that groups digits, given by the caller; null if not given.</param>
    /// <param name="elsewhere">The unambiguous sign of the other columns; null if they disagree or have none.</param>
    /// <returns>The decimal sign, null if no cell has one, and true if the numbers are ambiguous.</returns>
    public (char? Decimal, bool IsUnclear) Decide(char delimiter, char? thousands, char? elsewhere)
    {
        if (Proven is not null || _unclear == 0) return (Proven, false);
        var sign = UnclearSign;
        var other = sign == '.' ? ',' : '.';
        if (thousands is not null) return (thousands == sign ? other : sign, false);

        // Where commas separate the cells, the decimal sign is a point unless another column shows otherwise.
        var isCommaFile = delimiter == ',';
        if (isCommaFile && sign == '.' && elsewhere != ',') return ('.', false);
        var expected = elsewhere ?? (isCommaFile ? '.' : null);
        var looksCutOff = _greatestPlain is >= NearThousand and < Thousand;
        if (expected == other || (expected is null && looksCutOff)) return (other, false);
        return (sign, IsUnclear: expected is null || looksCutOff);
    }

    public UnclearNumbers Question(string column) => new(column, _unclearCell!, UnclearSign, _readings.Thousands, _readings.Decimals);
}
