using Regressor.Domain.Datasets;

namespace Regressor.Domain.UnitTests.Datasets;

public class ColumnSummaryTests
{
    private static readonly InputColumn[] Inputs = [new("a", ColumnTypes.Numeric, null), new("color", ColumnTypes.Categorical, null)];

    [Fact]
    public void Numbers_are_summarized_by_quartiles_mean_and_deviation()
    {
        var a = Of((1, null, 2), (2, null, 4), (3, null, 6), (null, null, 8))[0];
        (a.Name, a.Count, a.Missing, a.Distinct).ShouldBe(("a", 3, 1, 3));
        (a.Numbers!.Min, a.Numbers.LowerQuartile, a.Numbers.Median, a.Numbers.UpperQuartile, a.Numbers.Max).ShouldBe((1, 1.5, 2, 2.5, 3));
        (a.Numbers.Mean, a.Numbers.StandardDeviation).ShouldBe((2, 1));
        a.Numbers.Correlation!.Value.ShouldBe(1, 1e-12);
        a.Numbers.Histogram.Sum().ShouldBe(3);
    }

    [Fact]
    public void Categories_are_sorted_by_frequency()
    {
        var color = Of((1, "red", 1), (2, "blue", 2), (3, "red", 3), (4, null, 4))[1];
        (color.Count, color.Missing, color.Distinct, color.Numbers).ShouldBe((3, 1, 2, null));
        color.Categories.ShouldBe([new CategoryCount("red", 2), new CategoryCount("blue", 1)]);
    }

    [Fact]
    public void The_target_comes_last()
    {
        var y = Of((1, "a", 2), (2, "b", 8))[^1];
        (y.Name, y.Type, y.Numbers!.Mean).ShouldBe(("y", ColumnTypes.Numeric, 5));
    }

    [Fact]
    public void A_column_without_values_has_no_figures()
    {
        var a = Of((null, "x", 1))[0];
        (a.Count, a.Missing, a.Numbers).ShouldBe((0, 1, null));
    }

    [Fact]
    public void A_constant_column_has_one_bin_and_no_correlation()
    {
        var a = Of((5, null, 1), (5, null, 2))[0].Numbers!;
        (a.StandardDeviation, a.Correlation, a.Histogram.Count, a.Histogram[0]).ShouldBe((0, null, 1, 2));
    }

    [Fact]
    public void Numbers_at_the_ends_of_what_a_double_holds_give_finite_figures()
    {
        var a = Of((-1.7e308, null, -1.7e308), (1.7e308, null, 1.7e308), (0, null, 1e-308))[0].Numbers!;
        double[] figures = [a.LowerQuartile, a.Median, a.UpperQuartile, a.Mean, a.StandardDeviation, a.Correlation!.Value];
        figures.ShouldAllBe(figure => double.IsFinite(figure));
        a.Histogram.Sum().ShouldBe(3);
    }

    [Fact]
    public void A_small_spread_around_a_large_mean_is_not_lost()
    {
        var a = Of((1e9 + 1, null, 1), (1e9 + 2, null, 2), (1e9 + 3, null, 3))[0].Numbers!;
        a.StandardDeviation.ShouldBe(1, 1e-6);
        a.Correlation!.Value.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Groups_of_columns_have_the_same_summaries_as_all_together_even_if_rows_are_added_meanwhile()
    {
        (double? Number, string? Color, double Y)[] first = [(1, "red", 2), (null, "blue", 3), (4, null, 5)], second = [(7, "red", 1), (8, "red", 9)];
        var all = Of([.. first, .. second]);

        var summarizer = new ColumnSummarizer(1);
        summarizer.Begin(Inputs);
        Add(summarizer, first);
        summarizer.End();
        summarizer.Begin(Inputs);
        Add(summarizer, [.. first, .. second]);
        summarizer.End().ToArray().ShouldBeEquivalentTo(all.SkipLast(1).ToArray());
        summarizer.OfTarget(new TargetColumn("y", null)).ShouldBeEquivalentTo(all[^1]);
    }

    [Theory]
    [InlineData("yes", "no", 1)]
    [InlineData("no", "yes", -1)]
    [InlineData("b", "a", 1)]
    public void Inputs_correlate_with_the_rarer_of_two_classes(string large, string small, double sign)
    {
        // "yes" occurs less often than "no"; of "a" and "b", which are equally frequent, "b" is the second by name.
        string[] classes = large == "b" ? [large, small] : [large, small, "no"];
        var columns = OfClasses([.. classes.Select((name, row) => (name == large ? 2.0 : 1, name))]);
        columns[0].Numbers!.Correlation!.Value.ShouldBe(sign, 1e-12);
        (columns[1].Type, columns[1].Count, columns[1].Missing, columns[1].Numbers).ShouldBe((ColumnTypes.Categorical, classes.Length, 0, null));
    }

    [Fact]
    public void More_classes_are_counted_and_have_no_correlation()
    {
        var columns = OfClasses([(1, "b"), (2, "a"), (3, "c"), (4, "b")]);
        columns[0].Numbers!.Correlation.ShouldBeNull();
        columns[1].Categories.ShouldBe([new CategoryCount("b", 2), new CategoryCount("a", 1), new CategoryCount("c", 1)]);
    }

    [Fact]
    public void Columns_of_a_table_are_summarized_a_few_at_a_time_where_it_is_large()
    {
        new ColumnSummarizer(1000).ColumnsAtOnce.ShouldBeGreaterThan(2000);
        new ColumnSummarizer(1_000_000).ColumnsAtOnce.ShouldBe(4);
        new ColumnSummarizer(10_000_000).ColumnsAtOnce.ShouldBe(4);
    }

    private static IReadOnlyList<ColumnSummary> Of(params (double? Number, string? Color, double Y)[] rows)
    {
        var summarizer = new ColumnSummarizer(rows.Length);
        summarizer.Begin(Inputs);
        Add(summarizer, rows);
        return [.. summarizer.End(), summarizer.OfTarget(new TargetColumn("y", null))];
    }

    /// <summary>Summarizes in two groups, as a large table is.</summary>
    private static IReadOnlyList<ColumnSummary> OfClasses(params (double Number, string Class)[] rows)
    {
        var summarizer = new ColumnSummarizer(rows.Length);
        List<ColumnSummary> summaries = [];
        for (var group = 0; group < 2; group++)
        {
            summarizer.Begin([Inputs[0]]);
            foreach (var (number, name) in rows) summarizer.Add([ColumnValue.Of(number)], ColumnValue.Of(name));
            summaries = [.. summarizer.End()];
        }

        return [.. summaries, summarizer.OfTarget(new TargetColumn("y", null) { Type = ColumnTypes.Categorical })];
    }

    private static void Add(ColumnSummarizer summarizer, (double? Number, string? Color, double Y)[] rows)
    {
        foreach (var (number, color, y) in rows)
        {
            summarizer.Add(
                [number is null ? ColumnValue.Missing : ColumnValue.Of(number.Value), color is null ? ColumnValue.Missing : ColumnValue.Of(color)],
                y);
        }
    }
}
