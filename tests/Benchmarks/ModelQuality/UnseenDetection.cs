using Regressor.Domain.Training.Data;

namespace Regressor.Benchmarks.ModelQuality;

/// <summary>
/// Tables on which no threshold of the detection was set: designed experiments, whose rows repeat inputs although no entity is measured several
/// times, and entities measured in designs that look alike.
/// </summary>
internal static class UnseenDetection
{
    public static IEnumerable<(string Name, string? Expected, Func<TrainingData> Table)> Innocent()
    {
        yield return ("design: shapes x orientation x glazing", null, Shapes);
        yield return ("design: alloys x temperature x load", null, Alloys);
        yield return ("design: recipes x time x replicate", null, Recipes);
        yield return ("design: speed x feed x depth", null, Factorial);
        yield return ("design: grid of places x hour", null, Grid);
    }

    public static IEnumerable<(string Name, string? Expected, Func<TrainingData> Table)> Planted()
    {
        yield return ("persons who rate all items", "person", () => Ratings(asNumber: false));
        yield return ("numbered persons who rate all items", "person", () => Ratings(asNumber: true));
        yield return ("patients at the same five visits", "patient", Visits);
        yield return ("fields x fertilizer x year", "field", Fields);
        yield return ("wells as floats, in random order", "well", Wells);
    }

    /// <summary>Ten shapes, described by three numbers, in every orientation and with every glazing; the shape acts by its numbers only.</summary>
    private static TrainingData Shapes()
    {
        var random = new Random(101);
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var shape = 0; shape < 10; shape++)
        {
            var (compactness, height) = (0.6 + (0.04 * shape), shape < 5 ? 3.5 : 7);
            foreach (var orientation in Enumerable.Range(2, 4))
            {
                foreach (var glazing in new[] { 0, 0.1, 0.2, 0.3, 0.4 })
                {
                    rows.Add((
                        [ColumnValue.Of(compactness), ColumnValue.Of(300 / compactness), ColumnValue.Of(height), ColumnValue.Of(orientation), ColumnValue.Of(glazing)],
                        (4 * height) + (20 * Math.Sin(8 * compactness)) + (15 * glazing) + (0.3 * Statistics.Normal(random))));
                }
            }
        }

        return Detection.Build([Number("compactness"), Number("surface"), Number("height"), Number("orientation"), Number("glazing")], rows);
    }

    private static TrainingData Alloys()
    {
        var random = new Random(102);
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var alloy = 0; alloy < 16; alloy++)
        {
            var (copper, zinc) = (Math.Round(random.NextDouble() * 10, 2), Math.Round(random.NextDouble() * 5, 2));
            for (var run = 0; run < 20; run++)
            {
                double temperature = 200 + (50 * (run % 5)), load = 1 + (run / 5);
                rows.Add(([ColumnValue.Of(copper), ColumnValue.Of(zinc), ColumnValue.Of(temperature), ColumnValue.Of(load)], (2 * copper) + (zinc * zinc) - (temperature / 50) - load + (0.3 * Statistics.Normal(random))));
            }
        }

        return Detection.Build([Number("copper"), Number("zinc"), Number("temperature"), Number("load")], rows);
    }

    /// <summary>Recipes with a name, whose effect two numbers explain.</summary>
    private static TrainingData Recipes()
    {
        var random = new Random(103);
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var recipe = 0; recipe < 24; recipe++)
        {
            var (flour, water) = (recipe % 6 * 10.0, recipe / 6 * 5.0);
            for (var run = 0; run < 12; run++)
                rows.Add(([ColumnValue.Of($"R{recipe}"), ColumnValue.Of(flour), ColumnValue.Of(water), ColumnValue.Of(run / 2)], (0.1 * flour) + (0.2 * water) + (run / 2) + (0.5 * Statistics.Normal(random))));
        }

        return Detection.Build([new("recipe", ColumnTypes.Categorical, null), Number("flour"), Number("water"), Number("minutes")], rows);
    }

    private static TrainingData Factorial()
    {
        var random = new Random(104);
        var rows = Enumerable.Range(0, 500).Select(run => (
            new[] { ColumnValue.Of(100 + (10 * (run % 10))), ColumnValue.Of(0.1 * (run / 10 % 10)), ColumnValue.Of(run / 100) },
            (0.02 * (run % 10) * (run / 10 % 10)) + (run / 100) + (0.4 * Statistics.Normal(random)))).ToList();
        return Detection.Build([Number("speed"), Number("feed"), Number("depth")], rows);
    }

    private static TrainingData Grid()
    {
        var random = new Random(105);
        var rows = Enumerable.Range(0, 81 * 8).Select(row =>
        {
            double east = row / 8 % 9 * 0.25, north = row / 72 * 0.25, hour = row % 8 * 3;
            return (new[] { ColumnValue.Of(east), ColumnValue.Of(north), ColumnValue.Of(hour) }, Math.Sin(2 * east) + Math.Cos(2 * north) + Math.Sin(hour / 4) + (0.3 * Statistics.Normal(random)));
        }).ToList();
        return Detection.Build([Number("east"), Number("north"), Number("hour")], rows);
    }

    private static TrainingData Ratings(bool asNumber)
    {
        var random = new Random(106);
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var person = 0; person < 40; person++)
        {
            var (own, age) = (Statistics.Normal(random), random.Next(18, 70));
            for (var item = 0; item < 12; item++)
            {
                rows.Add((
                    [asNumber ? ColumnValue.Of(1000 + (7 * person)) : ColumnValue.Of($"P{person}"), ColumnValue.Of(age), ColumnValue.Of(item)],
                    own + Math.Sin(item) + (0.5 * Statistics.Normal(random))));
            }
        }

        return Detection.Build([new("person", asNumber ? ColumnTypes.Numeric : ColumnTypes.Categorical, null), Number("age"), Number("item")], rows);
    }

    private static TrainingData Visits()
    {
        var random = new Random(107);
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var patient = 0; patient < 60; patient++)
        {
            var (level, slope, sex) = (Statistics.Normal(random), 0.1 * Statistics.Normal(random), random.Next(2));
            foreach (var week in new[] { 0, 2, 4, 8, 12 })
                rows.Add(([ColumnValue.Of($"{patient:D4}"), ColumnValue.Of(sex), ColumnValue.Of(week)], level + ((slope - 0.2) * week) + (0.4 * sex) + (0.4 * Statistics.Normal(random))));
        }

        return Detection.Build([new("patient", ColumnTypes.Categorical, null), Number("sex"), Number("week")], rows, random);
    }

    private static TrainingData Fields()
    {
        var random = new Random(108);
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var field = 0; field < 24; field++)
        {
            var (own, acidity) = (Statistics.Normal(random), Math.Round(5 + (2 * random.NextDouble()), 1));
            for (var plot = 0; plot < 9; plot++)
                rows.Add(([ColumnValue.Of($"field {field}"), ColumnValue.Of(acidity), ColumnValue.Of(plot % 3), ColumnValue.Of(2020 + (plot / 3))], own + (0.6 * (plot % 3)) + (0.5 * Statistics.Normal(random))));
        }

        return Detection.Build([new("field", ColumnTypes.Categorical, null), Number("acidity"), Number("fertilizer"), Number("year")], rows);
    }

    private static TrainingData Wells()
    {
        var random = new Random(109);
        List<(ColumnValue[] X, double Y)> rows = [];
        for (var well = 0; well < 30; well++)
        {
            var (own, id, depth) = (Statistics.Normal(random), random.NextDouble() * 100, random.Next(10, 200));
            for (var sample = 0; sample < 12; sample++)
            {
                var rain = random.NextDouble();
                rows.Add(([ColumnValue.Of(id), ColumnValue.Of(depth), ColumnValue.Of(rain)], own + rain + (0.4 * Statistics.Normal(random))));
            }
        }

        return Detection.Build([Number("well"), Number("depth"), Number("rain")], rows, random);
    }

    private static InputColumn Number(string name) => new(name, ColumnTypes.Numeric, null);
}
