namespace Regressor.Infrastructure.Files.Notation.Times;

/// <summary>Times of day, as seconds since midnight.</summary>
internal sealed class TimeOfDayNotation(MissingWords missing) : ColumnNotation(missing)
{
    public override ColumnType? Type => ColumnTypes.TimeOfDay;

    public override bool TryParse(ReadOnlySpan<char> cell, out double number)
    {
        number = WrittenTime.TryRead(cell, out var time) && time.Rest.IsEmpty ? time.SecondsOfDay : -1;
        return number >= 0;
    }

    public override NotationFault FaultOf(ReadOnlySpan<char> cell) => new(NotationFaults.NotATime, $"'{Shown(cell)}' is not a time of day.");
}
