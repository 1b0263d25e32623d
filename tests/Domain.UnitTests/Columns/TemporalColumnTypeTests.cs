namespace Regressor.Domain.UnitTests.Columns;

public class TemporalColumnTypeTests
{
    [Theory]
    [InlineData("1970-01-01", 0, "1970-01-01")]
    [InlineData("2025-01-31", 1_738_281_600, "2025-01-31")]
    [InlineData("2025-01-31T00:00:00", 1_738_281_600, "2025-01-31")]
    [InlineData("2025-01-31T07:00:00", 1_738_306_800, "2025-01-31T07:00:00")]
    [InlineData("2025-01-31 07:00", 1_738_306_800, "2025-01-31T07:00:00")]
    [InlineData("2025-01-31T07:00:00Z", 1_738_306_800, "2025-01-31T07:00:00")]
    [InlineData("2025-01-31T07:00:00+02:00", 1_738_299_600, "2025-01-31T05:00:00")]
    [InlineData("2025-01-31T07:00:00.1", 1_738_306_800.1, "2025-01-31T07:00:00.1")]
    [InlineData("2025-01-31T07:00:00.123456", 1_738_306_800.123456, "2025-01-31T07:00:00.123456")]
    [InlineData("2025-01", 1_735_689_600, "2025-01-01")]
    [InlineData("2024-02-29", 1_709_164_800, "2024-02-29")]
    [InlineData("1969-12-31T23:59:59.5", -0.5, "1969-12-31T23:59:59.5")]
    [InlineData("0001-01-01", -62_135_596_800, "0001-01-01")]
    [InlineData("9999-12-31T23:59:59", 253_402_300_799, "9999-12-31T23:59:59")]
    public void Dates_are_seconds_and_are_written_as_iso_8601(string text, double seconds, string written)
    {
        ColumnTypes.DateTime.Parse(text, out var value).ShouldBeNull();
        value.ShouldBe(ColumnValue.Of(seconds));
        ColumnTypes.DateTime.FaultOf(value).ShouldBeNull();
        ColumnTypes.DateTime.Format(value).ShouldBe(written);
        ColumnTypes.DateTime.Parse(written, out var again).ShouldBeNull();
        again.ShouldBe(value);
    }

    [Theory]
    [InlineData("07:00", 25_200, "07:00")]
    [InlineData("00:00", 0, "00:00")]
    [InlineData("07:00:30", 25_230, "07:00:30")]
    [InlineData("23:59:59.25", 86_399.25, "23:59:59.25")]
    [InlineData("07:00:00", 25_200, "07:00")]
    public void Times_of_day_are_seconds_since_midnight(string text, double seconds, string written)
    {
        ColumnTypes.TimeOfDay.Parse(text, out var value).ShouldBeNull();
        value.ShouldBe(ColumnValue.Of(seconds));
        ColumnTypes.TimeOfDay.FaultOf(value).ShouldBeNull();
        ColumnTypes.TimeOfDay.Format(value).ShouldBe(written);
    }

    [Theory]
    [InlineData("dateTime", "")]
    [InlineData("dateTime", "2025")]
    [InlineData("dateTime", "2025-13")]
    [InlineData("dateTime", "2025-02-29")]
    [InlineData("dateTime", "0000-01-01")]
    [InlineData("dateTime", "10000-01-01")]
    [InlineData("dateTime", "31.01.2025")]
    [InlineData("dateTime", "2025-01-31T24:00:00")]
    [InlineData("dateTime", "0001-01-01T00:00:00+05:00")]
    [InlineData("dateTime", "9999-12-31T23:59:59-05:00")]
    [InlineData("dateTime", "2025-01-31T07:00:00 in the morning, or somewhat later")]
    [InlineData("timeOfDay", "24:00")]
    [InlineData("timeOfDay", "7")]
    [InlineData("timeOfDay", "-01:00")]
    [InlineData("timeOfDay", "2025-01-31")]
    public void Rejects_other_texts(string type, string text)
    {
        var fault = ColumnTypes.Find(type)!.Parse(text, out var value).ShouldNotBeNull();
        fault.ShouldStartWith("must be a ");
        value.ShouldBe(ColumnValue.Missing);
    }

    [Theory]
    [InlineData("dateTime", double.NaN)]
    [InlineData("dateTime", double.PositiveInfinity)]
    [InlineData("dateTime", -62_135_596_801)]
    [InlineData("dateTime", 253_402_300_800)]
    [InlineData("timeOfDay", -1)]
    [InlineData("timeOfDay", 86_400)]
    public void Rejects_seconds_out_of_range(string type, double seconds) =>
        ColumnTypes.Find(type)!.FaultOf(ColumnValue.Of(seconds)).ShouldNotBeNull();

    [Fact]
    public void The_last_instants_are_written_without_leaving_the_range()
    {
        ColumnTypes.DateTime.Format(ColumnValue.Of(Math.BitDecrement(253_402_300_800))).ShouldStartWith("9999-12-31T23:59:59");
        ColumnTypes.TimeOfDay.Format(ColumnValue.Of(Math.BitDecrement(86_400))).ShouldStartWith("23:59:59");
    }

    [Fact]
    public void Json_writes_them_as_texts_and_only_as_texts()
    {
        var date = ColumnTypes.DateTime;
        date.Read(ColumnValue.Of("2025-01-31"), out var value).ShouldBeNull();
        value.ShouldBe(ColumnValue.Of(1_738_281_600));
        date.Write(value).ShouldBe(ColumnValue.Of("2025-01-31"));
        date.Write(ColumnValue.Missing).ShouldBe(ColumnValue.Missing);
        date.Read(ColumnValue.Missing, out _).ShouldBeNull();
        date.Read(value, out var rejected).ShouldBe("must be a date such as 2025-01-31 or 2025-01-31T07:00:00, in the years 1 to 9999, or null");
        rejected.ShouldBe(ColumnValue.Missing);
    }
}
