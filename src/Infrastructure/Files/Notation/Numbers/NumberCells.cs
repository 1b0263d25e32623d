namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>The numbers of one column in every reading that their signs allow. Its size is bounded.</summary>
internal sealed class NumberCells
{
    /// <summary>A column with more different units has none: 12 Main Street.</summary>
    private const int MaxUnits = 32;

    /// <summary>More digits are not exact in a double.</summary>
    private const int MaxExactDigits = 15;

    /// <summary>Length of a sign and the digits that it can group.</summary>
    private const int MaxGroupLength = 4;

    /// <summary>More digits after a plus are a telephone number.</summary>
    private const int MaxSignedDigits = 9;

    private readonly Dictionary<string, UnitCells> _spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitCells>.AlternateLookup<ReadOnlySpan<char>> _bySpelling;
    private readonly List<UnitCells> _units = [];
    private double _previous = double.NegativeInfinity;

    public NumberCells() => _bySpelling = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    public UnitCells Bare { get; } = new("");

    public IReadOnlyList<UnitCells> Units => _units;

    /// <summary>Numbers whose only sign either groups digits or is the decimal sign.</summary>
    public int Unclear { get; private set; }

    public FirstCells FirstUnclear { get; } = new();

    /// <summary>The sign of the first unclear number.</summary>
    public char UnclearSign { get; private set; }

    public double GreatestPlain { get; private set; }

    /// <summary>Digits with a leading zero, or too many of them for a number.</summary>
    public int Codes { get; private set; }

    public FirstCells FirstCodes { get; } = new();

    public int Censored { get; private set; }

    public FirstCells FirstCensored { get; } = new();

    /// <summary>Counts of the numbers with a scale, by its factor.</summary>
    public SortedDictionary<double, int> Scaled { get; } = [];

    public FirstCells FirstScaled { get; } = new();

    /// <summary>True if all numbers are increasing whole numbers; consecutive ones if <see cref="IsConsecutive"/>.</summary>
    public bool CountsUp { get; private set; } = true;

    public bool IsConsecutive { get; private set; } = true;

    public int PointOnly => Bare.PointOnly + _units.Sum(unit => unit.PointOnly);

    public int CommaOnly => Bare.CommaOnly + _units.Sum(unit => unit.CommaOnly);

    /// <summary>Numbers in any reading, with any unit.</summary>
    public int Count => Bare.Count + _units.Sum(unit => unit.Count);

    public void Add(in ShortNumber number, ReadOnlySpan<char> cell, long line)
    {
        if (number.Sign == '\0')
        {
            Bare.AddPlain(number.Decimal, cell, line);
            AddPlain(number, cell, line);
            return;
        }

        CountsUp = false;
        var (point, comma) = number.Sign == '.' ? (number.Decimal, number.Grouped) : (number.Grouped, (double?)number.Decimal);
        Bare.Add(point, comma, cell, line);
        if (number.Grouped is not null) AddUnclear(number.Sign, cell, line);
    }

    /// <returns>False if the cell is no number in any reading.</returns>
    public bool TryAdd(ReadOnlySpan<char> cell, long line)
    {
        if (IsDecimal(cell, out var number))
        {
            Bare.Add(number, null, cell, line);
            CountsUp = false;
            return true;
        }

        if (!WrittenNumber.TryRead(cell, out var written)) return false;
        if (!written.TryGet(out var point, out var comma) || Find(written.Unit) is not { } unit) return false;

        unit.Add(point, comma, cell, line);
        CountsUp = false;
        if (point is not null && comma is not null && point != comma) AddUnclear(written.Digits.Contains('.') ? '.' : ',', cell, line);
        if (IsCode(cell)) AddCode(cell, line);
        if (written.IsCensored)
        {
            Censored++;
            FirstCensored.Add(cell, line);
        }

        if (written.Scale > 1)
        {
            Scaled[written.Scale] = Scaled.GetValueOrDefault(written.Scale) + 1;
            FirstScaled.Add(cell, line);
        }

        return true;
    }

    /// <summary>Parses 0.12345678901234567, whose only sign cannot group its digits, without looking for a unit.</summary>
    private static bool IsDecimal(ReadOnlySpan<char> cell, out double number)
    {
        number = 0;
        var point = cell.IndexOf('.');
        return point >= 0 && cell.Length - point > MaxGroupLength && !cell.Contains(',') && DigitParser.With('.').TryParsePlain(cell, out number);
    }

    /// <summary>Too many digits for a number, or a telephone number.</summary>
    private static bool IsCode(ReadOnlySpan<char> cell)
    {
        var isSigned = cell[0] == '+';
        return cell.Length > (isSigned ? MaxSignedDigits : MaxExactDigits) && !(isSigned ? cell[1..] : cell).ContainsAnyExceptInRange('0', '9');
    }

    private void AddPlain(in ShortNumber number, ReadOnlySpan<char> cell, long line)
    {
        var size = Math.Abs(number.Decimal);
        if (size > GreatestPlain) GreatestPlain = size;
        if (number.Decimal <= _previous) CountsUp = false;
        if (number.Decimal != _previous + 1 && !double.IsNegativeInfinity(_previous)) IsConsecutive = false;
        _previous = number.Decimal;
        if (number.HasLeadingZero) AddCode(cell, line);
    }

    private void AddCode(ReadOnlySpan<char> cell, long line)
    {
        Codes++;
        FirstCodes.Add(cell, line);
    }

    private void AddUnclear(char sign, ReadOnlySpan<char> cell, long line)
    {
        if (Unclear++ == 0) UnclearSign = sign;
        FirstUnclear.Add(cell, line);
    }

    private UnitCells? Find(ReadOnlySpan<char> written)
    {
        if (written.IsEmpty) return Bare;
        if (_bySpelling.TryGetValue(written, out var known)) return known;
        if (_spellings.Count == MaxUnits) return null;

        var spelling = written.ToString();
        var unit = _units.Find(unit => Numbers.Units.AreSame(unit.Unit, spelling));
        if (unit is null) _units.Add(unit = new UnitCells(spelling));
        _spellings.Add(spelling, unit);
        return unit;
    }
}
