using System.Globalization;
using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

public class AmbiguousDateTests
{
    private static readonly string[] Ambiguous = ["3/4/2025", "7/1/2025", "2/12/2025", "11/2/2024"];

    [Theory]
    [InlineData("dd/MM/yyyy", "dmy")]
    [InlineData("MM/dd/yyyy", "mdy")]
    [InlineData("dd-MM-yyyy", "dmy")]
    [InlineData("M-d-yyyy", "mdy")]
    [InlineData("d/M/yy", "dmy")]
    [InlineData("MM/dd/yyyy HH:mm", "mdy")]
    public void A_set_whose_days_are_all_at_most_twelve_is_a_question_whatever_it_is(string format, string order)
    {
        for (var seed = 0; seed < 32; seed++)
        {
            var random = new Random(seed);
            DateTime[] dates = [.. Enumerable.Range(0, 40).Select(_ => new DateTime(2020 + random.Next(6), random.Next(1, 13), random.Next(1, 13)))];
            string[] cells = [.. dates.Select(date => date.ToString(format, CultureInfo.InvariantCulture))];
            var question = Columns.Decide(cells, ',').Questions.ShouldHaveSingleItem();
            question.Code.ShouldBe(NotationProblems.AmbiguousDates);
            question.Count.ShouldBe(dates.Count(date => date.Month != date.Day || format.Contains("yy", StringComparison.Ordinal) && date.Month != date.Day));
            (question.Hint, question.OtherHint).ShouldBe(("dateOrder=dmy", "dateOrder=mdy"));

            var answer = order == "dmy" ? DateOrder.DayMonthYear : DateOrder.MonthDayYear;
            var answered = Columns.Decide(cells, ',', hints: new NotationHints(Order: answer));
            answered.Questions.ShouldBeEmpty();
            answered.Read(cells).ShouldBe([.. dates.Select(date => (double?)(date - DateTime.UnixEpoch).TotalSeconds)]);
        }
    }

    [Fact]
    public void The_question_shows_both_readings()
    {
        var question = Columns.Decide(Ambiguous, ',').Questions.Single();
        (question.Samples[0].Cell, question.Samples[0].Reading, question.Samples[0].OtherReading, question.Samples[0].Line).ShouldBe(("3/4/2025", "2025-04-03", "2025-03-04", 2));
    }

    [Theory]
    [InlineData("13/1/2025", "2025-04-03")]
    [InlineData("1/13/2025", "2025-03-04")]
    public void Another_column_or_one_cell_proves_the_order(string proof, string first)
    {
        var elsewhere = Columns.Decide(Ambiguous, ',', others: [[proof]]);
        elsewhere.Questions.ShouldBeEmpty();
        elsewhere.Read(Ambiguous)[0].ShouldBe(Columns.Seconds(first));
        string[] cells = [.. Ambiguous, proof];
        Columns.Decide(cells, ',').Questions.ShouldBeEmpty();
        Columns.Decide(cells, ',').Read(cells)[0].ShouldBe(Columns.Seconds(first));
    }

    [Fact]
    public void Columns_that_prove_different_orders_prove_nothing() =>
        Columns.Decide(Ambiguous, ',', others: [["13/1/2025"], ["1/13/2025"]]).Questions.ShouldHaveSingleItem();

    [Fact]
    public void Points_are_written_with_the_day_first()
    {
        var decision = Columns.Decide(["3.4.2025", "7.1.2025"], ';');
        decision.Problems.ShouldBeEmpty();
        decision.Read(["3.4.2025"]).ShouldBe([Columns.Seconds("2025-04-03")]);
    }

    [Fact]
    public void Dates_that_ascend_in_one_order_only_prove_it()
    {
        string[] cells = ["1/11/2024", "1/12/2024", "2/1/2024", "2/10/2024", "3/2/2024", "3/11/2024", "4/1/2024", "5/12/2024", "6/3/2024"];
        var decision = Columns.Decide(cells, ',');
        decision.Questions.ShouldBeEmpty();
        decision.Read(cells)[0].ShouldBe(Columns.Seconds("2024-01-11"));
    }

    [Fact]
    public void Cells_that_prove_both_orders_are_a_question()
    {
        string[] cells = [.. Enumerable.Repeat("25/1/2025", 30), "1/25/2025", "3/4/2025"];
        Columns.Decide(cells, ',').Questions.ShouldHaveSingleItem().Code.ShouldBe(NotationProblems.AmbiguousDates);
    }

    [Fact]
    public void Impossible_dates_are_unreadable_cells_with_their_reason()
    {
        string[] cells = [.. Enumerable.Repeat("25/1/2025", 30), "31/2/2025", "1/25/2025x", "later"];
        var decision = Columns.Decide(cells, ',');
        decision.Evidence.FirstUnreadable.Select(cell => cell.Line).ShouldBe([32, 33, 34]);
        decision.Notation.FaultOf("31/2/2025").ShouldBe(new NotationFault(NotationFaults.ImpossibleDate, "'31/2/2025' is a date that does not exist."));
        decision.Notation.FaultOf("1/25/2025").ShouldBe(new NotationFault(NotationFaults.ImpossibleDate, "'1/25/2025' is not a date: the order of this column is day, month, year."));
        decision.Notation.FaultOf("later").Code.ShouldBe(NotationFaults.NotADate);
    }

    [Fact]
    public void Compact_dates_need_all_cells_and_plain_numbers_a_hint()
    {
        Columns.Decide(["20250131", "20250201", "20251399"]).Notation.Type.ShouldBe(ColumnTypes.Numeric);
        Read("45688", new NotationHints(ColumnTypes.DateTime, PlainDates: PlainDates.SpreadsheetDays)).ShouldBe(Columns.Seconds("2025-01-31"));
        Read("45688.3125", new NotationHints(ColumnTypes.DateTime, PlainDates: PlainDates.SpreadsheetDays)).ShouldBe(Columns.Seconds("2025-01-31T07:30:00Z"));
        Read("1738308600", new NotationHints(ColumnTypes.DateTime, PlainDates: PlainDates.UnixSeconds)).ShouldBe(Columns.Seconds("2025-01-31T07:30:00Z"));
        Read("2025", new NotationHints(ColumnTypes.DateTime)).ShouldBe(Columns.Seconds("2025-01-01"));
        Read("45688", new NotationHints(ColumnTypes.DateTime)).ShouldBeNull();

        static double? Read(string cell, NotationHints hints) => Columns.Decide([cell], hints: hints).Read([cell])[0];
    }

    [Fact]
    public void A_majority_of_dates_becomes_no_category_without_a_question() =>
        Columns.Decide(["2025-01-31", "2025-02-01", "2025-02-02", "open"]).Questions.ShouldHaveSingleItem().Code.ShouldBe(NotationProblems.DatesAsCategories);
}
