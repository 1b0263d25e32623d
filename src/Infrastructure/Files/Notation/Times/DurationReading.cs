namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>The times of day, durations, lengths and weights of a column, and which of them they are.</summary>
/// <param name="OfDay">Number of times of day.</param>
/// <param name="IsOfDay">True if times that may be either are times of day.</param>
/// <param name="IsUnclear">True if nothing but the way of writing says so.</param>
/// <param name="Dimension">What quantities of several parts measure.</param>
/// <param name="Unit">Unit of their numbers.</param>
/// <param name="IsMinutes">True if two parts are minutes and seconds.</param>
/// <param name="Best">The readable quantities.</param>
internal sealed record DurationReading(int OfDay, bool IsOfDay, bool IsUnclear, Dimension Dimension, string Unit, bool IsMinutes, OrderCells Best)
{
    private const int Noon = 12 * 3600;

    private static readonly string[] NamesOfDurations =
        ["duration", "dauer", "duree", "durée", "duracion", "duración", "durata", "elapsed", "length", "runtime", "laufzeit", "fahrzeit", "lap", "split", "pace", "travel"];

    private static readonly string[] NamesOfTimes =
        ["time", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "clock", "start", "end", "begin", "departure", "arrival", "dep", "arr", "opens", "closes", "from", "until"];

    public int BestCount => Best.Count;

    public static DurationReading Decide(DurationCells cells, string name, NotationHints hints)
    {
        var (isOfDay, isUnclear) = DecideOfDay(cells, name, hints);
        var best = cells.Lengths.Count > cells.Hours.Count ? cells.Lengths : cells.Weights.Count > cells.Hours.Count ? cells.Weights : cells.Hours;
        if (best != cells.Hours)
        {
            var dimension = best == cells.Lengths ? Dimension.Length : Dimension.Weight;
            return new DurationReading(cells.OfDay.Count, isOfDay, isUnclear, dimension, dimension == Dimension.Length ? "in" : "oz", false, best);
        }

        // Beside 1:32:05, 45:10 are minutes and seconds; alone, only the caller's unit says so.
        var isMinutes = cells.TwoParts > 0 && (cells.ThreeParts > 0 || hints.Unit == "s");
        var unit = QuantityNotation.IsOfDuration(hints.Unit) ? hints.Unit! : cells.AreMinutes && !isMinutes ? "min" : "s";
        return new DurationReading(cells.OfDay.Count, isOfDay, isUnclear, Dimension.Duration, unit, isMinutes, isMinutes ? cells.Minutes : cells.Hours);
    }

    private static (bool IsOfDay, bool IsUnclear) DecideOfDay(DurationCells cells, string name, NotationHints hints)
    {
        if (hints.Type is { } given) return (given == ColumnTypes.TimeOfDay, false);
        if (cells.Marked > 0) return (true, false);
        if (cells.Hours.Count > cells.OfDay.Count) return (false, false);
        if (HasWordOf(name, NamesOfDurations)) return (false, false);
        var isNamed = HasWordOf(name, NamesOfTimes);
        var reachesAfternoon = !cells.OfDay.Range.IsEmpty && cells.OfDay.Range.Max >= Noon;
        return (isNamed || cells.OneDigitHours == 0, !isNamed && !(cells.OneDigitHours == 0 && reachesAfternoon));
    }

    private static bool HasWordOf(string name, string[] words) => ColumnNames.WordsOf(name).Any(word => words.Contains(word, StringComparer.OrdinalIgnoreCase));
}
