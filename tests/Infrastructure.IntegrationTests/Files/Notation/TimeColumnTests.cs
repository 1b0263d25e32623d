using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

public class TimeColumnTests
{
    [Theory]
    [InlineData("x", "07:00|23:59|00:15", new[] { 25_200.0, 86_340, 900 })]
    [InlineData("x", "07:00:30|23:59:59.5", new[] { 25_230, 86_399.5 })]
    [InlineData("x", "7:30 pm|12:05 AM|11 pm", new[] { 70_200.0, 300, 82_800 })]
    [InlineData("x", "7:30 p.m.|8 a.m.", new[] { 70_200.0, 28_800 })]
    [InlineData("x", "07h30|18h05", new[] { 27_000.0, 65_100 })]
    [InlineData("x", "7:05 Uhr|18:30 Uhr", new[] { 25_500.0, 66_600 })]
    [InlineData("dep_time", "7:05|18:30", new[] { 25_500.0, 66_600 })]
    public void Times_of_day_are_seconds_since_midnight(string name, string cells, double[] seconds)
    {
        var decision = Columns.Decide(cells.Split('|'), name: name);
        decision.Notation.Type.ShouldBe(ColumnTypes.TimeOfDay);
        decision.Read(cells.Split('|')).ShouldBe([.. seconds.Select(value => (double?)value)]);
        decision.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2h 50m|0h 5m|12h 5m", "min", new[] { 170.0, 5, 725 })]
    [InlineData("2 h 50 min|90 min|1 h", "min", new[] { 170.0, 90, 60 })]
    [InlineData("2h|50m|1h 30m 15s", "s", new[] { 7200.0, 3000, 5415 })]
    [InlineData("PT1H|PT1H30M|P1DT2H", "min", new[] { 60.0, 90, 1560 })]
    [InlineData("PT0.5S|PT2S", "s", new[] { .5, 2 })]
    [InlineData("1 day 3 hours|2 days", "min", new[] { 1620.0, 2880 })]
    [InlineData("2 Std. 50 Min.|1 Std.", "min", new[] { 170.0, 60 })]
    [InlineData("90 min|45 min", "min", new[] { 90.0, 45 })]
    [InlineData("1:32:05|0:45:10|12:00:00", "s", new[] { 5525.0, 2710, 43_200 })]
    [InlineData("1:32:05|45:10", "s", new[] { 5525.0, 2710 })]
    [InlineData("1:23.456|0:59.5|12:05.250", "s", new[] { 83.456, 59.5, 725.25 })]
    [InlineData("27:30:00|01:00:00", "min", new[] { 1650.0, 60 })]
    public void Durations_are_numbers_with_a_unit(string cells, string unit, double[] values)
    {
        var decision = Columns.Decide(cells.Split('|'), name: "duration");
        decision.Notation.Type.ShouldBe(ColumnTypes.Numeric);
        decision.Notation.Unit.ShouldBe(unit);
        decision.Read(cells.Split('|')).ShouldBe([.. values.Select(value => (double?)value)]);
        decision.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x", "7:05|18:30", "numeric")]
    [InlineData("x", "07:05|03:30", "timeOfDay")]
    public void What_may_be_either_is_said(string name, string cells, string type)
    {
        var decision = Columns.Decide(cells.Split('|'), name: name);
        decision.Notation.Type!.Name.ShouldBe(type);
        decision.Problems[0].ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe(NotationProblems.AmbiguousTimes), problem => problem.Hint.ShouldBe($"type={type}"), problem => problem.Count.ShouldBe(2));
    }

    [Fact]
    public void Minutes_and_seconds_are_told_from_hours_and_minutes_by_the_unit()
    {
        string[] cells = ["3:45", "28:05"];
        var guess = Columns.Decide(cells, name: "duration");
        guess.Read(cells).ShouldBe([225, 1685]);
        var problem = guess.Problems.ShouldHaveSingleItem();
        (problem.Hint, problem.OtherHint, problem.Samples[0].Reading, problem.Samples[0].OtherReading).ShouldBe(("unit=min", "unit=s", "03:45:00", "00:03:45"));
        var seconds = Columns.Decide(cells, name: "duration", hints: new NotationHints(ColumnTypes.Numeric, Unit: "s"));
        seconds.Read(cells).ShouldBe([225, 1685]);
        seconds.Notation.Unit.ShouldBe("s");
    }

    [Fact]
    public void Durations_are_read_in_the_datasets_unit() =>
        Columns.Decide(["2h 30m"], hints: new NotationHints(ColumnTypes.Numeric, Unit: "h")).Read(["2h 30m"]).ShouldBe([2.5]);

    [Theory]
    [InlineData("24:00")]
    [InlineData("12:60")]
    [InlineData("7:5")]
    [InlineData("13:00 pm")]
    [InlineData("12:30:99")]
    [InlineData("noon")]
    public void Other_cells_are_no_times_of_day(string cell)
    {
        var notation = Columns.Decide(["07:00", cell], hints: new NotationHints(ColumnTypes.TimeOfDay)).Notation;
        notation.TryParse(cell, out _).ShouldBeFalse();
        notation.FaultOf(cell).Code.ShouldBe(NotationFaults.NotATime);
    }
}
