using Regressor.Domain.Predictions;

namespace Regressor.Domain.UnitTests.Predictions;

public sealed class ConformalClassSetsTests
{
    private const double Confidence = 0.9;
    private const double Mean = 0.7;

    /// <summary>Largest distance of 200 draws from their law, times √200, that chance exceeds in one of 20 tests (Kolmogorov 1933).</summary>
    private const double Kolmogorov = 1.358;

    [Fact]
    public void A_class_is_in_the_set_where_few_scores_of_their_own_folds_are_below_its_score()
    {
        var random = new Random(1);
        for (var draw = 0; draw < 300; draw++)
        {
            int classes = random.Next(2, 8), folds = random.Next(1, 4);
            var scores = Enumerable.Range(0, folds).Select(_ => Enumerable.Range(0, random.Next(0, 9)).Select(_ => random.Next(10) / 10f).Order().ToArray()).ToArray();
            var byFold = Enumerable.Range(0, folds).SelectMany(_ => Probabilities(random, classes)).ToArray();
            var mean = Enumerable.Range(0, classes).Select(c => Enumerable.Range(0, folds).Average(fold => byFold[(fold * classes) + c])).ToArray();
            var set = new ConformalClassSets([scores]).Find(mean, byFold, 0.7);

            var n = scores.Sum(fold => fold.Length);
            (set is null).ShouldBe(Math.Ceiling(((n + 1) * 0.7) - 1e-9) > n);
            if (set is null) continue;
            var own = new float[classes];
            var below = new int[classes];
            for (var fold = 0; fold < folds; fold++)
            {
                ClassScore.Fill(byFold.AsSpan(fold * classes, classes), own);
                for (var c = 0; c < classes; c++) below[c] += scores[fold].Count(score => score < own[c]);
            }

            var best = Array.IndexOf(mean, mean.Max());
            set.Classes.Order().ShouldBe(Enumerable.Range(0, classes).Where(c => c == best || below[c] < (0.7 * (n + 1)) - 1e-9));
            set.Classes[0].ShouldBe(best);
            set.Classes.Select(c => -mean[c]).ShouldBeInOrder();
        }
    }

    [Fact]
    public void Few_classes_are_scored_by_what_is_left_of_their_probability_and_more_by_what_is_more_probable()
    {
        Scores(0.2, 0.5, 0.3).ShouldBe([0.8f, 0.5f, 0.7f]);
        Scores(0.1, 0.4, 0.2, 0.25, 0.05).ShouldBe([0.87f, 0, 0.66f, 0.4f, 0.98f], 1e-6);

        static float[] Scores(params double[] probabilities)
        {
            var scores = new float[probabilities.Length];
            ClassScore.Fill(probabilities, scores);
            return scores;
        }
    }

    [Fact]
    public void Too_few_scores_have_no_set_and_a_class_with_too_few_is_never_excluded()
    {
        float[] few = [0.1f, 0.2f], many = [.. Enumerable.Range(0, 50).Select(i => i / 100f)];

        new ConformalClassSets([[few]]).Find([0.9, 0.1], [], Confidence).ShouldBeNull();
        new ConformalClassSets([[many], [few]]).Find([0.9, 0.1], [], Confidence)!.Classes.ShouldBe([0, 1]);
        new ConformalClassSets([[many], [many]]).Find([0.9, 0.1], [], Confidence)!.Classes.ShouldBe([0]);
    }

    [Fact]
    public void Sets_grow_with_confidence_and_with_what_is_not_known_of_x()
    {
        var scores = new ConformalClassSets([[[.. Enumerable.Range(1, 99).Select(i => i / 100f)]]]);

        Size(0.5).ShouldBe(1);
        Size(0.8).ShouldBe(1);
        Size(0.9).ShouldBe(2);
        Size(0.8, widening: 4).ShouldBe(2);
        Size(0.99, widening: 1000).ShouldBe(2);

        int Size(double confidence, double widening = 1) => scores.Find([0.85, 0.15], [], confidence, widening)!.Classes.Count;
    }

    [Fact]
    public void Each_class_is_covered_as_the_beta_law_of_its_calibration_rows_says()
    {
        // Classes are normal around ∓0.7: the coverage of a class follows from the x that its set begins at.
        var random = new Random(7);
        double[][] laws = [new double[200], new double[200]];
        for (var draw = 0; draw < laws[0].Length; draw++)
        {
            var scores = new List<float>[] { [], [] };
            for (var row = 0; row < 300; row++)
            {
                var c = random.NextDouble() < 0.4 ? 1 : 0;
                scores[c].Add((float)(1 - Posterior(c, (c == 1 ? Mean : -Mean) + Normal(random))));
            }

            var sets = new ConformalClassSets([.. scores.Select(own => new[] { own.Order().ToArray() })]);
            for (var c = 0; c < 2; c++)
            {
                var n = scores[c].Count;
                var rank = ConformalInterval.Rank(n, Confidence)!.Value;
                laws[c][draw] = 1 - BinomialDistribution.AtMost(rank - 1, n, Covered(sets, c));
            }
        }

        foreach (var law in laws) DistanceFromUniform(law).ShouldBeLessThan(Kolmogorov / Math.Sqrt(law.Length));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Sets_cover_and_are_no_larger_than_adaptive_ones(int classes)
    {
        const int Rows = 1000, Tested = 500, Draws = 20;
        var random = new Random(classes);
        double size = 0, adaptive = 0, covered = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var own = new float[classes];
            List<float> scores = [];
            List<double> adaptiveScores = [];
            for (var row = 0; row < Rows; row++)
            {
                var (p, actual) = Draw();
                ClassScore.Fill(p, own);
                scores.Add(own[actual]);
                adaptiveScores.Add(Adaptive(p, actual));
            }

            var sets = new ConformalClassSets([[[.. scores.Order()]]]);
            var bound = adaptiveScores.Order().ElementAt(ConformalInterval.Rank(Rows, Confidence)!.Value - 1);
            for (var row = 0; row < Tested; row++)
            {
                var (p, actual) = Draw();
                var set = sets.Find(p, [], Confidence)!.Classes;
                size += set.Count;
                covered += set.Contains(actual) ? 1 : 0;
                adaptive += Enumerable.Range(0, classes).Count(c => Adaptive(p, c) <= bound);
            }
        }

        (covered / (Draws * Tested)).ShouldBeInRange(0.88, 0.94);
        size.ShouldBeLessThanOrEqualTo(adaptive);

        (double[] P, int Actual) Draw()
        {
            var p = Probabilities(random, classes);
            var left = random.NextDouble();
            var actual = 0;
            while (actual < classes - 1 && (left -= p[actual]) > 0) actual++;
            return (p, actual);
        }

        // Romano, Sesia and Candès 2020, without randomization.
        static double Adaptive(double[] p, int c) => p.Where(other => other >= p[c]).Sum();
    }

    /// <summary>Finds by bisection where the set of x begins or ends to contain the class.</summary>
    private static double Covered(ConformalClassSets sets, int c)
    {
        var (without, with) = c == 1 ? (-8.0, 8.0) : (8.0, -8.0);
        for (var i = 0; i < 50; i++)
        {
            var x = (without + with) / 2;
            if (sets.Find([1 - Posterior(1, x), Posterior(1, x)], [], Confidence)!.Classes.Contains(c)) with = x;
            else without = x;
        }

        return c == 1 ? 1 - NormalDistribution.Below(with - Mean) : NormalDistribution.Below(with + Mean);
    }

    private static double Posterior(int c, double x)
    {
        var odds = 0.4 / 0.6 * Math.Exp(2 * Mean * x);
        return c == 1 ? odds / (1 + odds) : 1 / (1 + odds);
    }

    private static double DistanceFromUniform(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Select((value, i) => Math.Max(Math.Abs(value - ((double)i / sorted.Length)), Math.Abs(value - ((i + 1.0) / sorted.Length)))).Max();
    }

    private static double[] Probabilities(Random random, int classes)
    {
        var weights = Enumerable.Range(0, classes).Select(_ => Math.Exp(2 * Normal(random))).ToArray();
        return Array.ConvertAll(weights, weight => weight / weights.Sum());
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
