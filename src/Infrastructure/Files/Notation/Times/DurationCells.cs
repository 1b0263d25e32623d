namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>The times of day and durations of one column. Its size is bounded.</summary>
internal sealed class DurationCells
{
    private const int SecondsPerMinute = 60;

    /// <summary>Cells that are a time of day.</summary>
    public OrderCells OfDay { get; } = new();

    /// <summary>Cells that are a duration; two parts are hours and minutes.</summary>
    public OrderCells Hours { get; } = new();

    /// <summary>Cells that are a duration; two parts are minutes and seconds.</summary>
    public OrderCells Minutes { get; } = new();

    /// <summary>Lengths and weights of several parts.</summary>
    public OrderCells Lengths { get; } = new();

    public OrderCells Weights { get; } = new();

    /// <summary>Times with one digit of the hour, without am or pm.</summary>
    public int OneDigitHours { get; private set; }

    /// <summary>Times with am, pm or Uhr.</summary>
    public int Marked { get; private set; }

    /// <summary>Times with a colon or an h, of two and of three parts.</summary>
    public int TwoParts { get; private set; }

    public int ThreeParts { get; private set; }

    public FirstCells FirstTwoParts { get; } = new();

    /// <summary>The first times with a colon or an h.</summary>
    public FirstCells First { get; } = new();

    /// <summary>True if all durations are whole minutes, where two parts are hours and minutes.</summary>
    public bool AreMinutes { get; private set; } = true;

    /// <returns>False if the cell is neither.</returns>
    public bool TryAdd(ReadOnlySpan<char> cell, long line)
    {
        if (WrittenTime.TryRead(cell, out var time) && time.Rest.IsEmpty)
        {
            AddTime(time, cell, line);
            return true;
        }

        if (!CompoundQuantity.TryRead(cell, out var dimension, out var value)) return false;
        OfDay.NotRead.Add(cell, line);
        if (dimension != Dimension.Duration)
        {
            (dimension == Dimension.Length ? Lengths : Weights).Add(value);
            Hours.NotRead.Add(cell, line);
            return true;
        }

        AddDuration(value, value);
        return true;
    }

    private void AddTime(in WrittenTime time, ReadOnlySpan<char> cell, long line)
    {
        if (time.SecondsOfDay is >= 0 and var seconds) OfDay.Add(seconds);
        else OfDay.NotRead.Add(cell, line);
        if (time.IsOfDay)
        {
            Marked++;
            Hours.NotRead.Add(cell, line);
            Minutes.NotRead.Add(cell, line);
            return;
        }

        First.Add(cell, line);
        if (time.FirstDigits == 1) OneDigitHours++;
        if (time.Third is not null)
        {
            ThreeParts++;
        }
        else
        {
            TwoParts++;
            FirstTwoParts.Add(cell, line);
        }

        AddDuration(time.Duration(isMinutes: false), time.Duration(isMinutes: true));
    }

    private void AddDuration(double hours, double minutes)
    {
        Hours.Add(hours);
        Minutes.Add(minutes);
        if (hours % SecondsPerMinute != 0) AreMinutes = false;
    }
}
