using System.Globalization;

namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>A time of day, or hours and minutes of a duration, as people write them: 7:30, 07:30:15.5, 7:30 pm, 7h30, 7 pm.</summary>
internal ref struct WrittenTime
{
    private const int SecondsPerMinute = 60, SecondsPerHour = 3600;
    private const int MaxHourDigits = 4, MaxFractionDigits = 9;

    /// <summary>Hours, or minutes where there is no more than one colon and the column has minutes and seconds.</summary>
    public int First { get; private set; }

    public int Second { get; private set; }

    /// <summary>Seconds with their fraction; null if there is no second colon.</summary>
    public double? Third { get; private set; }

    /// <summary>Digits of the first part.</summary>
    public int FirstDigits { get; private set; }

    /// <summary>True if am, pm or Uhr shows that it is a time of day.</summary>
    public bool IsOfDay { get; private set; }

    /// <summary>True for minutes and seconds with a fraction, which are a duration.</summary>
    public bool IsLap { get; private set; }

    /// <summary>The part of the text that follows the time.</summary>
    public ReadOnlySpan<char> Rest { get; private set; }

    private bool? _isAfternoon;

    /// <summary>Seconds since midnight; below zero if the time is none of a day.</summary>
    public readonly double SecondsOfDay
    {
        get
        {
            var hour = First;
            if (_isAfternoon is { } afternoon)
            {
                if (hour is < 1 or > 12) return -1;
                hour = (hour % 12) + (afternoon ? 12 : 0);
            }

            var seconds = (hour * SecondsPerHour) + (Second * SecondsPerMinute) + (Third ?? 0);
            return hour <= 23 && !IsLap ? seconds : -1;
        }
    }

    /// <summary>True for the end of a day, 24:00.</summary>
    public readonly bool IsEndOfDay => First == 24 && Second == 0 && Third is null or 0 && _isAfternoon is null;

    /// <summary>Seconds of a duration; below zero if the text is none.</summary>
    /// <param name="isMinutes">True if two parts are minutes and seconds.</param>
    public readonly double Duration(bool isMinutes) =>
        IsOfDay ? -1
        : Third is { } third ? (First * (double)SecondsPerHour) + (Second * SecondsPerMinute) + third
        : isMinutes ? (First * SecondsPerMinute) + Second
        : (First * (double)SecondsPerHour) + (Second * SecondsPerMinute);

    /// <param name="text">Text that begins with a time.</param>
    /// <param name="time">The time, whose hours may exceed 23.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = new WrittenTime { FirstDigits = Digits(text, MaxHourDigits) };
        if (time.FirstDigits == 0 || !TryNumber(text[..time.FirstDigits], out var first)) return false;
        time.First = first;
        time.Rest = text[time.FirstDigits..];
        if (StartsPair(time.Rest, ':')) time.ReadMinutes(mayHaveSeconds: true);
        else if (StartsPair(time.Rest, 'h') || StartsPair(time.Rest, 'H') || StartsPair(time.Rest, 'u')) time.ReadMinutes(mayHaveSeconds: false);
        else if (!StartsMeridiem(time.Rest.TrimStart())) return false;

        time.ReadMeridiem();
        return (time.Second < SecondsPerMinute || time.IsLap) && time.Third is null or < SecondsPerMinute;
    }

    private void ReadMinutes(bool mayHaveSeconds)
    {
        Second = Pair(Rest[1], Rest[2]);
        Rest = Rest[3..];
        if (mayHaveSeconds && StartsFraction(Rest)) ReadLap();
        if (!mayHaveSeconds || !StartsPair(Rest, ':')) return;

        Third = Pair(Rest[1], Rest[2]);
        Rest = Rest[3..];
        ReadFraction();
    }

    /// <summary>Minutes, seconds and their fraction, without hours: 1:23.456.</summary>
    private void ReadLap()
    {
        IsLap = true;
        (Third, Second, First) = (Second, First, 0);
        ReadFraction();
    }

    private void ReadFraction()
    {
        if (!StartsFraction(Rest)) return;
        var digits = Digits(Rest[1..], MaxFractionDigits);
        if (TryNumber(Rest[1..(digits + 1)], out var fraction)) Third += fraction / Math.Pow(10, digits);
        Rest = Rest[(digits + 1)..];
    }

    private static bool StartsFraction(ReadOnlySpan<char> text) => text.Length > 1 && text[0] is '.' or ',' && char.IsAsciiDigit(text[1]);

    private void ReadMeridiem()
    {
        var text = Rest.TrimStart();
        if (text.StartsWith("Uhr", StringComparison.OrdinalIgnoreCase))
        {
            IsOfDay = true;
            Rest = text[3..];
        }
        else if (StartsMeridiem(text))
        {
            _isAfternoon = text[0] is 'p' or 'P';
            IsOfDay = true;
            Rest = text[1] == '.' ? text[(text.Length > 3 && text[3] == '.' ? 4 : 3)..] : text[2..];
        }
    }

    /// <summary>A sign and exactly two digits.</summary>
    private static bool StartsPair(ReadOnlySpan<char> text, char sign) => text.Length > 2 && text[0] == sign && Digits(text[1..], 3) == 2;

    /// <summary>am, PM, a.m.</summary>
    private static bool StartsMeridiem(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('a' or 'A' or 'p' or 'P')) return false;
        if (text[1] is 'm' or 'M') return text.Length == 2 || !char.IsLetter(text[2]);
        return text.Length > 2 && text[1] == '.' && text[2] is 'm' or 'M';
    }

    private static int Digits(ReadOnlySpan<char> text, int most)
    {
        var count = 0;
        while (count < text.Length && count < most && char.IsAsciiDigit(text[count])) count++;
        return count;
    }

    private static int Pair(char tens, char ones) => ((tens - '0') * 10) + (ones - '0');

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
