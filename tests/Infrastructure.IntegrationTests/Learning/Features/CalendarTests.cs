using Regressor.Infrastructure.Learning.Features.Calendars;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Features;

public sealed class CalendarTests
{
    private static readonly int[] Years = [1600, 1900, 2000, 2024, 2025];

    [Fact]
    public void The_parts_of_a_date_are_those_of_the_calendar()
    {
        var random = new Random(1);
        var dates = Enumerable.Range(0, 20_000).Select(_ => DateTime.MinValue.AddSeconds(random.NextInt64(315_537_897_599)))
            .Concat(Years.SelectMany(year => Enumerable.Range(0, 366).Select(day => new DateTime(year, 1, 1).AddDays(day))))
            .Append(DateTime.MinValue).Append(new DateTime(9999, 12, 31));
        foreach (var date in dates)
        {
            var parts = GregorianCalendar.PartsOf(new Scalar((date - DateTime.UnixEpoch).TotalSeconds));

            var march = new DateTime(Math.Max(1, date.Month < 3 ? date.Year - 1 : date.Year), 3, 1);
            if (date >= march) parts.DayOfYear.Value.ShouldBe((date.Date - march).TotalDays, $"{date}");
            parts.Month.Value.ShouldBe(date.Month - 1, $"{date}");
            parts.DayOfMonth.Value.ShouldBe(date.Day - 1, $"{date}");
            parts.DaysLeft.Value.ShouldBe(DateTime.DaysInMonth(date.Year, date.Month) - date.Day, $"{date}");
            parts.Weekday.Value.ShouldBe(((int)date.DayOfWeek + 6) % 7, $"{date}");
            parts.TimeOfDay.Value.ShouldBe(date.TimeOfDay.TotalDays, 1e-9, $"{date}");
        }
    }
}
