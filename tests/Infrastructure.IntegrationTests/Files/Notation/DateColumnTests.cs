using System.Globalization;
using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

/// <summary>Columns of generated dates: each must be read as the date it was written from.</summary>
public class DateColumnTests
{
    private static readonly string[] DayFirst = ["dd{0}MM{0}yyyy", "d{0}M{0}yyyy", "d{0}MM{0}yyyy"];
    private static readonly string[] MonthFirst = ["MM{0}dd{0}yyyy", "M{0}d{0}yyyy"];
    private static readonly string[] YearFirst = ["yyyy{0}MM{0}dd", "yyyy{0}M{0}d"];
    private static readonly string[] Separators = ["-", "/", ".", " "];
    private static readonly string[] ClockTimes = ["", " HH:mm", " HH:mm:ss", "'T'HH:mm:ss", "'T'HH:mm:ss.fff'Z'", " HH:mm:ss'+00:00'", " HH:mm:ss'+0000'", " h:mm tt", " hh:mm:ss tt", ", HH:mm"];

    /// <summary>Languages and their months, long and short, and weekdays, from Monday.</summary>
    private static readonly (string Months, string Short, string Weekdays)[] Languages =
    [
        ("January February March April May June July August September October November December", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "Mon Tue Wed Thu Fri Sat Sun"),
        ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "lundi mardi mercredi jeudi vendredi samedi dimanche"),
        ("Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "Jan. Feb. Mrz. Apr. Mai Jun. Jul. Aug. Sep. Okt. Nov. Dez.", "Mo Di Mi Do Fr Sa So"),
        ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "ene feb mar abr may jun jul ago sep oct nov dic", "lunes martes miércoles jueves viernes sábado domingo"),
        ("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", "gen feb mar apr mag giu lug ago set ott nov dic", "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
        ("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", "jan fev mar abr mai jun jul ago set out nov dez", "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
        ("januari februari maart april mei juni juli augustus september oktober november december", "jan feb mrt apr mei jun jul aug sep okt nov dec", "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    ];

    /// <summary>Thirty-two sets of dates: fifty random ones of some decades each.</summary>
    private static IEnumerable<DateTime[]> Sets()
    {
        for (var seed = 0; seed < 32; seed++)
        {
            var random = new Random(seed);
            yield return [.. Enumerable.Range(0, 50).Select(_ => new DateTime(1960, 1, 1).AddDays(random.Next(30_000)).AddSeconds(random.Next(86_400)))];
        }
    }

    [Fact]
    public void Numeric_dates_in_every_order_with_every_separator_and_time_are_read_exactly()
    {
        foreach (var format in DayFirst.Concat(MonthFirst).Concat(YearFirst).SelectMany(format => Separators.Select(separator => Format(format, separator))))
        {
            foreach (var time in ClockTimes)
            {
                if (format.Contains(' ') && time.Length > 0) continue;
                foreach (var dates in Sets().Take(time.Length == 0 ? 32 : 2)) Check(dates, format + time);
            }
        }
    }

    [Fact]
    public void Two_digit_years_are_read_in_a_window_and_said()
    {
        foreach (var format in DayFirst.Concat(MonthFirst).Append("yyyy{0}MM{0}dd").SelectMany(format => Separators[..3].Select(separator => Format(format, separator).Replace("yyyy", "yy"))))
        {
            foreach (var dates in Sets()) Check([.. dates.Select(date => date.Year < 2050 ? date : date.AddYears(-60))], format, NotationProblems.TwoDigitYears);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Names_of_months_and_weekdays_are_read_in_seven_languages(int language)
    {
        var (months, shortMonths, weekdays) = Languages[language];
        foreach (var names in (string[])[months, months.ToUpperInvariant(), shortMonths, shortMonths.Replace(".", "")])
        {
            var month = names.Split(' ');
            Func<DateTime, string>[] forms =
            [
                date => $"{date.Day} {Month(date)} {date.Year}", date => $"{date.Day}. {Month(date)} {date.Year}", date => $"{date.Day:00}-{Month(date)}-{date.Year}",
                date => $"{Month(date)} {date.Day}, {date.Year}", date => $"{date.Year} {Month(date)} {date.Day}", date => $"{date.Day} de {Month(date)} de {date.Year}",
                date => $"{Weekday(date)} {date.Day} {Month(date)} {date.Year}", date => $"{Weekday(date)}, {date.Day}. {Month(date)} {date.Year}", date => $"{Weekday(date)}., {Month(date)} {date.Day}, {date.Year}",
                date => $"{date.Day} {Month(date)} {date.Year} {date:HH:mm}", date => $"{date.Day}/{Month(date)}/{date.Year}",
            ];
            foreach (var form in forms)
            {
                foreach (var dates in Sets().Take(2))
                {
                    var withTime = form(dates[0]).Contains(':');
                    Check(dates, form, [.. dates.Select(date => withTime ? date.AddSeconds(-date.Second) : date.Date)]);
                }
            }

            string Month(DateTime date) => month[date.Month - 1];
            string Weekday(DateTime date) => weekdays.Split(' ')[((int)date.DayOfWeek + 6) % 7];
        }
    }

    [Theory]
    [InlineData("2025-01", "2025-01-01")]
    [InlineData("2025/1", "2025-01-01")]
    [InlineData("01/2025", "2025-01-01")]
    [InlineData("1-2025", "2025-01-01")]
    [InlineData("Jan 2025", "2025-01-01")]
    [InlineData("Januar 2025", "2025-01-01")]
    [InlineData("2025 Jan", "2025-01-01")]
    [InlineData("Jan-25", "2025-01-01")]
    [InlineData("2025Q2", "2025-04-01")]
    [InlineData("2025-Q2", "2025-04-01")]
    [InlineData("Q2 2025", "2025-04-01")]
    [InlineData("2025-W05", "2025-01-27")]
    [InlineData("2025W05", "2025-01-27")]
    [InlineData("2025-W05-3", "2025-01-29")]
    [InlineData("2020-W53", "2020-12-28")]
    [InlineData("20250131", "2025-01-31")]
    [InlineData("20250131T0730", "2025-01-31T07:30:00Z")]
    [InlineData("20250131T073015Z", "2025-01-31T07:30:15Z")]
    [InlineData("20250131 07:30", "2025-01-31T07:30:00Z")]
    [InlineData("2025-01-31T07:30:00+02:00", "2025-01-31T05:30:00Z")]
    [InlineData("2025-01-31T07:30:00-0530", "2025-01-31T13:00:00Z")]
    [InlineData("2025-01-31 07:30+02", "2025-01-31T05:30:00Z")]
    [InlineData("2025-01-31 24:00", "2025-02-01")]
    [InlineData("2025-01-31T07:30:15.250", "2025-01-31T07:30:15.250Z")]
    [InlineData("2025-01-31T07:30:15,250Z", "2025-01-31T07:30:15.250Z")]
    [InlineData("31/Jan/2025:07:30:15 +0100", "2025-01-31T06:30:15Z")]
    [InlineData("Fri Jan 31 07:30:15 2025", "2025-01-31T07:30:15Z")]
    [InlineData("Fri, 31 Jan 2025 07:30:15 GMT", "2025-01-31T07:30:15Z")]
    [InlineData("Fri Jan 31 07:30:15 UTC 2025", "2025-01-31T07:30:15Z")]
    [InlineData("Fri, 31 Jan 2025 07:30:15 EST", "2025-01-31T12:30:15Z")]
    [InlineData("2025-01-31 07:30 CEST", "2025-01-31T05:30:00Z")]
    [InlineData("January 31st, 2025", "2025-01-31")]
    [InlineData("1er février 2025", "2025-02-01")]
    [InlineData("31 de enero de 2025", "2025-01-31")]
    [InlineData("mar. 4 mars 2025", "2025-03-04")]
    [InlineData("31. 1. 2025", "2025-01-31")]
    [InlineData("2025. 01. 31.", "2025-01-31")]
    [InlineData("31.12.2025.", "2025-12-31")]
    [InlineData("2025年1月31日", "2025-01-31")]
    [InlineData("31.12.2025 7:05 Uhr", "2025-12-31T07:05:00Z")]
    [InlineData("31/12/2025 7:05 p.m.", "2025-12-31T19:05:00Z")]
    [InlineData("31/12/2025 12:05 AM", "2025-12-31T00:05:00Z")]
    [InlineData("31/12/2025 07h30", "2025-12-31T07:30:00Z")]
    [InlineData("29.02.2024", "2024-02-29")]
    [InlineData("1899-12-31", "1899-12-31")]
    [InlineData("0001-01-01", "0001-01-01")]
    [InlineData("9999-12-31", "9999-12-31")]
    public void A_date_is_read_as_people_and_programs_write_it(string cell, string date)
    {
        var decision = Columns.Decide([cell]);
        decision.Notation.Type.ShouldBe(ColumnTypes.DateTime);
        decision.Read([cell]).ShouldBe([Columns.Seconds(date)]);
        decision.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2025")]
    [InlineData("1738308600")]
    [InlineData("45688")]
    [InlineData("20251331")]
    [InlineData("202501")]
    [InlineData("31.01")]
    [InlineData("1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("3-4")]
    [InlineData("31/31/2025")]
    [InlineData("2025-02-30")]
    [InlineData("2025-31-01")]
    [InlineData("29.02.2025")]
    [InlineData("May")]
    [InlineData("Q5 2025")]
    [InlineData("2021-W53")]
    [InlineData("2025-01-31 25:00")]
    [InlineData("2025-01-31 07:30 XYZ")]
    [InlineData("Model 3 2025")]
    [InlineData("0000-00-00")]
    [InlineData("00/00/0000")]
    public void Other_cells_make_no_column_of_dates(string cell) => Columns.Decide([cell]).Notation.Type.ShouldNotBe(ColumnTypes.DateTime);

    [Fact]
    public void Seasons_of_two_years_are_no_months()
    {
        Columns.Decide(["2009/10", "2010/11", "2011/12"]).Notation.Type.ShouldBeNull();
        Columns.Decide(["2009/10", "2009/11", "2009/12"]).Notation.Type.ShouldBe(ColumnTypes.DateTime);
    }

    private static void Check(DateTime[] dates, string format, params string[] problems)
    {
        var culture = CultureInfo.InvariantCulture;
        Check(dates, date => date.ToString(format, culture), [.. dates.Select(date => format.Contains("ss") ? date : format.Contains("mm") ? date.AddSeconds(-date.Second) : date.Date)], problems);
    }

    private static void Check(DateTime[] dates, Func<DateTime, string> write, DateTime[] expected, params string[] problems)
    {
        string[] cells = [.. dates.Select(write)];
        var decision = Columns.Decide(cells, ',');
        decision.Notation.Type.ShouldBe(ColumnTypes.DateTime, cells[0]);
        var read = decision.Read(cells);
        for (var row = 0; row < cells.Length; row++) Assert.True(read[row] == (expected[row] - DateTime.UnixEpoch).TotalSeconds, cells[row]);
        decision.Codes().ShouldBe(problems, cells[0]);
    }

    private static string Format(string format, string separator) => string.Format(CultureInfo.InvariantCulture, format, separator == "/" ? "'/'" : separator);
}
