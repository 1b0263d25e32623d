using Regressor.Domain.Datasets;
using Regressor.Domain.Evaluation;
using Regressor.Domain.Training.Data;
using Regressor.Infrastructure.Learning.Evaluation;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning.Evaluation;

public sealed class OrderChecksTests
{
    [Fact]
    public void Errors_in_no_order_are_noted_in_at_most_one_of_40_tables() =>
        Enumerable.Range(0, 40).Count(seed => NoteOf(Noise(200, seed)) is not null).ShouldBeLessThanOrEqualTo(1);

    [Fact]
    public void A_random_walk_is_noted()
    {
        double sum = 0;
        var note = NoteOf([.. Noise(200, seed: 1).Select(step => sum += step)])!;

        note.Code.ShouldBe(FindingCode.DependentRows);
        note.Message.ShouldStartWith("Rows that were added one after the other err alike (rank correlation 0.9");
    }

    [Fact]
    public void Errors_that_grow_with_the_newest_rows_are_noted()
    {
        var note = NoteOf([.. Noise(300, seed: 1).Select((error, i) => i < 270 ? error : 4 * error)])!;

        note.Code.ShouldBe(FindingCode.DependentRows);
        note.Message.ShouldStartWith("On the 30 rows that were added last the RMSE is ");
        note.Parameters!.Keys.ShouldBe(["newest", "newestRmse", "othersRmse"]);
    }

    [Fact]
    public void Errors_that_are_no_RMSE_are_not_called_one()
    {
        var note = NoteOf([.. Noise(300, seed: 1).Select((error, i) => i < 270 ? error : 4 * error)], measure: "error of the probabilities")!;

        note.Message.ShouldContain("the error of the probabilities is ");
        note.Parameters!.Keys.ShouldBe(["newest", "newestError", "othersError"]);
    }

    [Fact]
    public void A_file_that_was_sorted_by_the_target_is_not_noted()
    {
        NoteOf([.. Noise(200, seed: 1).Order()]).ShouldBeNull();
        NoteOf([.. Noise(200, seed: 1).Select(value => Math.Round(value)).OrderDescending()]).ShouldBeNull();
    }

    [Fact]
    public void Copies_of_a_row_that_were_added_together_do_not_make_neighbors_alike() =>
        NoteOf(Noise(200, seed: 2), copies: 3).ShouldBeNull();

    [Fact]
    public void Rows_of_which_the_order_is_not_known_are_not_noted()
    {
        var walk = Curve(200, x => x);

        OrderChecks.Of(walk, 0, walk.Y).ShouldBeNull();
    }

    private static double[] Noise(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => Normal(random))];
    }

    /// <summary>Of a model that says 0.</summary>
    /// <param name="y">In the order of addition.</param>
    /// <param name="copies">How often each is added, in one go.</param>
    /// <param name="measure">Name of the root mean square of the errors.</param>
    private static ModelFinding? NoteOf(double[] y, int copies = 1, string measure = "RMSE")
    {
        var builder = new TrainingData.Builder([Number("x")]);
        for (var i = 0; i < y.Length * copies; i++)
        {
            ColumnValue[] x = [ColumnValue.Of(i / copies)];
            builder.Add(x, y[i / copies], DataSplit.PositionOf(x, y[i / copies], seed: 11), i + 1);
        }

        var table = builder.Build();
        return OrderChecks.Of(table, 0, table.Y, measure);
    }
}
