using Regressor.Infrastructure.Files.Notation.Numbers;
using Regressor.Infrastructure.Files.Notation.Problems;
using Regressor.Infrastructure.Files.Notation.Texts;
using Regressor.Infrastructure.Files.Notation.Times;

namespace Regressor.Infrastructure.Files.Notation;

/// <summary>Decides the notation of one column from its cells.</summary>
internal sealed class NotationChoice(NotationDetector cells, string name, NotationHints hints, FileNotation file)
{
    private readonly NumberReading _numbers = NumberReading.Decide(cells.Numbers, hints, file);
    private readonly DateReading _dates = DateReading.Decide(cells.Dates, hints, file);
    private readonly DurationReading _times = DurationReading.Decide(cells.Times, name, hints);
    private readonly MissingWords _words = hints.Missing is { } more ? MissingWords.Known.With(more) : MissingWords.Known;

    private double Needed => NotationDetector.DecisiveShare * cells.Written;

    private int DatesRead => _dates.Read + (AreCompactDates ? cells.Dates.Compact.Count : 0) + (AreYears ? cells.Dates.Years.Count : 0);

    /// <summary>Plain numbers are dates where all of them are, or where the caller says that the column has dates.</summary>
    private bool AreCompactDates =>
        hints.Type == ColumnTypes.DateTime
            ? hints.PlainDates == PlainDates.None
            : hints.Type is null && cells.Dates.Compact.Count > 0 && cells.Dates.Compact.Count + _dates.Read == cells.Written;

    private bool AreYears => hints.Type == ColumnTypes.DateTime && hints.PlainDates == PlainDates.None;

    private bool AreCodes =>
        cells.Numbers.Codes > 0
        && cells.Numbers.PointOnly + cells.Numbers.CommaOnly + cells.Numbers.Unclear == 0
        && cells.Numbers.Bare.Count == cells.Numbers.Count;

    public NotationDecision Decide()
    {
        var type = hints.Type ?? Guess();
        if (type == ColumnTypes.Numeric) return _times.BestCount > _numbers.Read ? Quantities() : Numbers();
        if (type == ColumnTypes.DateTime) return Dates();
        return type == ColumnTypes.TimeOfDay ? TimesOfDay() : Texts();
    }

    private ColumnType? Guess()
    {
        if (cells.Written == 0) return null;
        var areSeasons = cells.Dates.Seasons > 1 && cells.Dates.Seasons == cells.Dates.Count;
        if (DatesRead >= Needed && DatesRead >= _numbers.Read && !areSeasons) return ColumnTypes.DateTime;
        if (_times.OfDay >= Needed && _times.IsOfDay && _times.OfDay >= _numbers.Read) return ColumnTypes.TimeOfDay;
        return Math.Max(_times.BestCount, _numbers.Read) >= Needed && !AreCodes ? ColumnTypes.Numeric : null;
    }

    private NotationDecision Numbers()
    {
        var notation = new NumberNotation(_numbers.Decimal, _numbers.Unit, _words);
        var evidence = Evidence(_numbers.Read, _numbers.Range, [cells.NotNumbers, .. _numbers.NotRead]);
        return new NotationDecision(notation, evidence, [.. ProblemsOf(notation, evidence), .. NumberProblems.Find(cells, _numbers, name, hints)]);
    }

    private NotationDecision Quantities()
    {
        var notation = new QuantityNotation(_times.Dimension, _times.Unit, _times.IsMinutes, _words);
        var evidence = Evidence(
            _times.BestCount, notation.Convert(_times.Best.Range), [cells.NotTimes, cells.Times.Hours.NotRead, cells.Numbers.Bare.First]);
        return new NotationDecision(notation, evidence, [.. ProblemsOf(notation, evidence), .. TimeProblems.Find(cells, _times, hints)]);
    }

    private NotationDecision Dates()
    {
        var notation = new DateNotation(_dates.Order, hints.PlainDates, _words);
        var range = new ValueRange();
        range.Add(_dates.Range);
        if (AreCompactDates) range.Add(cells.Dates.Compact.Range);
        if (AreYears) range.Add(cells.Dates.Years.Range);
        var read = hints.PlainDates == PlainDates.None ? DatesRead : _dates.Read + AddPlain(notation, ref range);
        var evidence = Evidence(read, range, [cells.NotDates, cells.Dates.With(_dates.Order).NotRead, cells.Dates.Compact.NotRead], notation);
        return new NotationDecision(notation, evidence, [.. ProblemsOf(notation, evidence), .. DateProblems.Find(cells, _dates)]);
    }

    /// <summary>Adds the plain numbers of a column of dates, whose range is that of its numbers.</summary>
    private int AddPlain(DateNotation notation, ref ValueRange range)
    {
        var bare = cells.Numbers.Bare;
        foreach (var end in (double[])[bare.RangeWith('.').Min, bare.RangeWith('.').Max])
        {
            if (!notation.TryParsePlain(end, out var seconds)) return 0;
            range.Add(seconds);
        }

        return bare.ReadWith('.');
    }

    private NotationDecision TimesOfDay()
    {
        var notation = new TimeOfDayNotation(_words);
        var evidence = Evidence(_times.OfDay, cells.Times.OfDay.Range, [cells.NotTimes, cells.Times.OfDay.NotRead, cells.Numbers.Bare.First]);
        return new NotationDecision(notation, evidence, [.. ProblemsOf(notation, evidence), .. TimeProblems.Find(cells, _times, hints)]);
    }

    private NotationDecision Texts()
    {
        var notation = new TextNotation(TextWords.Decide(cells.Words, cells.Texts, hints));
        var words = cells.Words.Words.Where(word => !notation.IsMissing(word.Word)).ToList();
        var evidence = Evidence(cells.Written + words.Sum(word => word.Count), new ValueRange(), []) with
        {
            MissingWords = cells.Words.Words.Where(word => notation.IsMissing(word.Word)).ToDictionary(word => word.Word, word => word.Count),
            Unreadable = 0,
            DistinctTexts = cells.Texts.Count + words.Count,
            FrequentTexts = Frequent(words.Select(word => KeyValuePair.Create(word.Word, word.Count))),
            LongestText = Math.Max(cells.LongestText, words.Count == 0 ? 0 : words.Max(word => word.Word.Length)),
        };
        return new NotationDecision(
            notation, evidence, [.. MissingProblems.Find(cells, notation, isText: true), .. TextProblems.Find(cells, evidence, _numbers, DatesRead, AreCodes, hints)]);
    }

    private IEnumerable<NotationProblem> ProblemsOf(ColumnNotation notation, NotationEvidence evidence) =>
        [.. MissingProblems.Find(cells, notation, isText: false), .. UnreadableProblems.Find(notation, evidence)];

    private NotationEvidence Evidence(int read, ValueRange range, IEnumerable<FirstCells> notRead, ColumnNotation? notation = null) => new()
    {
        Cells = cells.Cells,
        Blank = cells.Blank,
        MissingWords = cells.Words.Words.ToDictionary(word => word.Word, word => word.Count),
        Read = read,
        Unreadable = cells.Written - read,
        FirstUnreadable = FirstCells.Merge(notRead, cell => notation is null || !notation.TryParse(cell, out _)),
        Numbers = _numbers.Read,
        Texts = cells.Written - cells.Numbers.Bare.Count,
        DistinctTexts = cells.Texts.Count,
        LongestText = cells.LongestText,
        FrequentTexts = Frequent([]),
        CountsUp = cells.Numbers.CountsUp && cells.Numbers.Bare.Count > 1,
        Min = range.IsEmpty ? null : range.Min,
        Max = range.IsEmpty ? null : range.Max,
    };

    private IReadOnlyList<KeyValuePair<string, int>> Frequent(IEnumerable<KeyValuePair<string, int>> more) =>
        [.. cells.Texts.Counted.Concat(more).OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.Ordinal)];
}
