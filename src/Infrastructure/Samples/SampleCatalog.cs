using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Sylvan.Data.Csv;

namespace Regressor.Infrastructure.Samples;

/// <summary>The samples; README.md next to the files states their sources and licenses.</summary>
internal sealed class SampleCatalog : ISampleCatalog
{
    public static readonly Sample Houses = Create(
        "houses",
        "Sacramento house sales",
        "sacramento.csv",
        [
            Number("sqft", "ft²"), Number("beds"), Number("baths"), Category("type"), Category("city"), Number("latitude", "°"), Number("longitude", "°"),
        ],
        new TargetColumn("price", "US$"));

    public static readonly Sample Bikes = Create(
        "bikes",
        "Bike rentals",
        "bikes.csv",
        [
            Number("hour", "h"), Category("weekday"), Number("month"), Category("weather"),
            Number("temperature", "°C"), Number("humidity", "%"), Number("wind", "km/h"),
        ],
        new TargetColumn("rentals", null));

    public static readonly Sample Cars = Create(
        "cars",
        "Used cars",
        "cars.csv",
        [
            Number("mileage", "mi"), Category("make"), Category("body"), Number("cylinders"), Number("doors"),
            Category("cruise_control"), Category("better_sound"), Category("leather"),
        ],
        new TargetColumn("price", "US$"));

    public static readonly Sample Penguins = Create(
        "penguins",
        "Penguins",
        "penguins.csv",
        [Number("bill_length", "mm"), Number("bill_depth", "mm"), Number("flipper_length", "mm"), Number("body_mass", "g"), Category("island"), Category("sex")],
        new TargetColumn("species", null) { Type = ColumnTypes.Categorical });

    public static readonly Sample Chicago = Create(
        "chicago",
        "Chicago train riders",
        "chicago.csv",
        [
            new("date", ColumnTypes.DateTime, null), Number("temperature", "°F"), Number("wind", "mph"), Number("humidity", "%"), Category("rain"),
            Category("cubs_home"),
        ],
        new TargetColumn("riders", null),
        new Split(SplitBy.Time, "date"));

    public static readonly Sample Wave = Create("wave", "Sine wave", "wave.csv", [Number("x")], new TargetColumn("y", null));

    public IReadOnlyList<Sample> All { get; } = [Houses, Chicago, Bikes, Penguins, Cars, Wave];

    /// <summary>Creates a sample whose picture draws the first input.</summary>
    private static Sample Create(string code, string name, string file, InputColumn[] inputs, TargetColumn target, Split? split = null) =>
        new(code, name, inputs, target, Pictured: 0, () => Read(file, inputs, target)) { Split = split ?? Split.ByRow };

    private static InputColumn Number(string name, string? unit = null) => new(name, ColumnTypes.Numeric, unit);

    private static InputColumn Category(string name) => new(name, ColumnTypes.Categorical, null);

    private static List<(IReadOnlyList<ColumnValue> X, ColumnValue Y)> Read(string name, InputColumn[] inputs, TargetColumn target)
    {
        using var file = new StreamReader(typeof(SampleCatalog).Assembly.GetManifestResourceStream(typeof(SampleCatalog), name)!);
        using var csv = CsvDataReader.Create(file);
        List<(IReadOnlyList<ColumnValue> X, ColumnValue Y)> rows = [];
        while (csv.Read()) rows.Add(([.. inputs.Select(input => ValueOf(csv, input.Name, input.Type))], ValueOf(csv, target.Name, target.Type)));
        return rows;
    }

    private static ColumnValue ValueOf(CsvDataReader csv, string name, ColumnType type)
    {
        var text = csv.GetString(csv.GetOrdinal(name));
        if (text.Length == 0) return ColumnValue.Missing;
        return type.Parse(text, out var value) is { } fault ? throw new InvalidDataException($"'{name}' {fault}.") : value;
    }
}
