using Regressor.Domain.Datasets;

namespace Regressor.Domain.UnitTests.Datasets;

public class TestSplitTests
{
    private const double Content = 0.3381036814080919;

    [Fact]
    public void Copies_share_the_place_of_their_content() =>
        Enumerable.Range(0, 50).Select(number => new TestSplit(0.2).PlaceOf(Content, number)).ShouldAllBe(place => place == Content);

    [Fact]
    public void The_first_of_identical_observations_has_the_place_of_its_content_and_the_others_have_fixed_ones()
    {
        // A stored test part must not change with an upgrade, so these figures may never change; databases compute them too.
        var split = new TestSplit(0.2, CopiesTogether: 1);
        split.PlaceOf(Content, 0).ShouldBe(Content);
        split.PlaceOf(Content, 1).ShouldBe(0.41043162511778064);
        split.PlaceOf(Content, 2).ShouldBe(0.8452131786325481);
    }

    [Fact]
    public void Of_a_table_added_twice_two_identical_rows_each_share_a_place()
    {
        var split = new TestSplit(0.2, CopiesTogether: 2);
        var places = Enumerable.Range(0, 6).Select(number => split.PlaceOf(Content, number)).ToList();
        places.ShouldBe([places[0], places[0], places[2], places[2], places[4], places[4]]);
        places.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(300)]
    public void Places_of_identical_observations_fall_into_the_test_part_as_if_drawn_independently(int observations)
    {
        // Binomial: an even spread would have almost no variance, and test figures would be better than by chance.
        var split = new TestSplit(0.2, CopiesTogether: 1);
        var random = new Random(1);
        var counts = Enumerable.Range(0, 2000).Select(_ =>
        {
            var content = random.NextDouble();
            return (double)Enumerable.Range(0, observations).Count(number => split.IsTest(split.PlaceOf(content, number)));
        }).ToList();
        var mean = counts.Average();
        mean.ShouldBe(0.2 * observations, 5 * Math.Sqrt(0.16 * observations / counts.Count));
        (counts.Sum(count => Math.Pow(count - mean, 2)) / counts.Count).ShouldBe(0.16 * observations, 0.2 * 0.16 * observations);
    }

    [Fact]
    public void Places_stay_in_range_for_ever_so_many_identical_rows()
    {
        var split = new TestSplit(0.2, CopiesTogether: 1);
        new[] { 1, 1000, 1_048_570, 1_048_571, 5_000_000, int.MaxValue }.Select(number => split.PlaceOf(Math.BitDecrement(1), number)).ShouldAllBe(place => place >= 0 && place < 1);
    }

    [Fact]
    public void A_split_within_another_tests_no_row_that_the_other_does_not()
    {
        new TestSplit(0.3).Within(new TestSplit(0.2)).Threshold.ShouldBe(0.2);
        new TestSplit(0.1).Within(new TestSplit(0.2)).Threshold.ShouldBe(0.1);
    }
}
