using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Sylvan.Data.Csv;

namespace Regressor.Infrastructure.Samples;

/// <summary>932 house sales; source and licence stand in README.md beside the file.</summary>
internal sealed class SacramentoSample : ISampleData
{
    private static readonly InputColumn[] Inputs =
    [
        new("sqft", ColumnKind.Numeric, "ft²"),
        new("beds", ColumnKind.Numeric, null),
        new("baths", ColumnKind.Numeric, null),
        new("type", ColumnKind.Categorical, null),
        new("city", ColumnKind.Categorical, null),
    ];

    private static readonly TargetColumn Target = new("price", "US$");

    public Dataset CreateDataset(DateTimeOffset now) => Dataset.Create("Sacramento house sales", Inputs, Target, now);

    public IEnumerable<(IReadOnlyList<InputValue> X, double Y)> Rows()
    {
        using var file = new StreamReader(typeof(SacramentoSample).Assembly.GetManifestResourceStream(typeof(SacramentoSample), "sacramento.csv")!);
        using var csv = CsvDataReader.Create(file);
        while (csv.Read()) yield return ([.. Inputs.Select(input => ValueOf(csv, input))], csv.GetDouble(csv.GetOrdinal(Target.Name)));
    }

    private static InputValue ValueOf(CsvDataReader csv, InputColumn input)
    {
        var column = csv.GetOrdinal(input.Name);
        return input.Kind == ColumnKind.Numeric ? InputValue.Of(csv.GetDouble(column)) : InputValue.Of(csv.GetString(column));
    }
}
