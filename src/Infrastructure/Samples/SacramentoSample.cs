using Regressor.Application.Abstractions;
using Regressor.Domain.Datasets;
using Sylvan.Data.Csv;

namespace Regressor.Infrastructure.Samples;

/// <summary>932 house sales; README.md next to the file states source and license.</summary>
internal sealed class SacramentoSample : ISampleDatasetProvider
{
    private static readonly InputColumn[] Inputs =
    [
        new("sqft", ColumnTypes.Numeric, "ft²"),
        new("beds", ColumnTypes.Numeric, null),
        new("baths", ColumnTypes.Numeric, null),
        new("type", ColumnTypes.Categorical, null),
        new("city", ColumnTypes.Categorical, null),
    ];

    private static readonly TargetColumn Target = new("price", "US$");

    public Dataset CreateDataset(DateTimeOffset now) => Dataset.Create("Sacramento house sales", Inputs, Target, now);

    public IEnumerable<(IReadOnlyList<ColumnValue> X, double Y)> Rows()
    {
        using var file = new StreamReader(typeof(SacramentoSample).Assembly.GetManifestResourceStream(typeof(SacramentoSample), "sacramento.csv")!);
        using var csv = CsvDataReader.Create(file);
        while (csv.Read()) yield return ([.. Inputs.Select(input => ValueOf(csv, input))], csv.GetDouble(csv.GetOrdinal(Target.Name)));
    }

    private static ColumnValue ValueOf(CsvDataReader csv, InputColumn input)
    {
        var fault = input.Type.Parse(csv.GetString(csv.GetOrdinal(input.Name)), out var value);
        return fault is null ? value : throw new InvalidDataException($"'{input.Name}' {fault}.");
    }
}
