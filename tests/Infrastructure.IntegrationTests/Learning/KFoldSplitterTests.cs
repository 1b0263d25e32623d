using Regressor.Infrastructure.Learning.Splitting;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

public class KFoldSplitterTests
{
    [Theory]
    [InlineData(10, 8)]
    [InlineData(100, 8)]
    [InlineData(1003, 5)]
    public void Folds_of_different_rows_differ_by_one_row_at_most(int rows, int folds)
    {
        var sizes = SizesOf(KFoldSplitter.Assign(Places(rows), folds, seed: 1), folds);
        (sizes.Max() - sizes.Min()).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Copies_fall_into_one_fold()
    {
        double[] places = [.. Places(200).SelectMany((place, i) => Enumerable.Repeat(place, 1 + (i % 4)))];
        var fold = KFoldSplitter.Assign(places, 8, seed: 1);
        places.Zip(fold).GroupBy(row => row.First).ShouldAllBe(copies => copies.Select(row => row.Second).Distinct().Count() == 1);
        SizesOf(fold, 8).ShouldAllBe(size => Math.Abs(size - (places.Length / 8)) <= 4);
    }

    [Fact]
    public void Many_copies_of_one_row_leave_the_other_folds_equal()
    {
        double[] places = [.. Places(100), .. Enumerable.Repeat(0.999, 900)];
        var sizes = SizesOf(KFoldSplitter.Assign(places, 5, seed: 1), 5).Order().ToArray();
        sizes.ShouldBe([25, 25, 25, 25, 900]);
    }

    [Fact]
    public void A_few_large_groups_are_spread_so_that_the_folds_differ_by_less_than_a_smaller_group()
    {
        List<int> large = [300, 200, 150, 100, 90, 60];
        double[] places = [.. Places(60), .. large.SelectMany((copies, i) => Enumerable.Repeat(0.99 + (0.001 * i), copies))];
        var sizes = SizesOf(KFoldSplitter.Assign(places, 3, seed: 1), 3);
        sizes.ShouldAllBe(size => Math.Abs(size - (places.Length / 3)) < 60);
    }

    [Fact]
    public void No_fold_is_empty_where_there_are_as_many_different_rows()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var folds = random.Next(2, 12);
            var different = folds + random.Next(3 * folds);
            double[] places = [.. Places(different, seed: i).SelectMany(place => Enumerable.Repeat(place, random.Next(3) == 0 ? random.Next(1, 80) : 1))];
            SizesOf(KFoldSplitter.Assign(places, folds, seed: i), folds).Min().ShouldBeGreaterThan(0, $"{i}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rows_added_move_few_others_to_another_fold(int copies)
    {
        double[] before = [.. Places(800).SelectMany(place => Enumerable.Repeat(place, copies))];
        double[] after = [.. before, .. Places(80, seed: 2).SelectMany(place => Enumerable.Repeat(place, copies))];
        var (fold, foldAfter) = (KFoldSplitter.Assign(before, 8, seed: 1), KFoldSplitter.Assign(after, 8, seed: 1));
        Enumerable.Range(0, before.Length).Count(row => fold[row] != foldAfter[row]).ShouldBeLessThan(before.Length / 10);
    }

    private static double[] Places(int rows, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
    }

    private static int[] SizesOf(int[] fold, int folds) => [.. Enumerable.Range(0, folds).Select(k => fold.Count(of => of == k))];
}
