using System.Globalization;
using Regressor.Domain.Datasets;
using Regressor.Domain.Training;
using Sylvan.Data.Csv;
using static Regressor.Infrastructure.IntegrationTests.Learning.Synthetic;

namespace Regressor.Infrastructure.IntegrationTests.Learning;

/// <summary>932 house sales around Sacramento (R package modeldata).</summary>
public sealed class SacramentoTests
{
    [Fact]
    public void The_ensemble_beats_ridge_regression_on_real_house_prices()
    {
        var report = Train(Sacramento(), new TrainingOptions { Epochs = 60, HiddenSizes = [64, 64] }).Report;

        report.Test!.Rmse.ShouldBeLessThan(report.Linear.Rmse);
        report.Linear.Rmse.ShouldBeLessThan(report.Baseline.Rmse);
        report.Coverage!.Covered.ShouldBe(0.9, 0.06);
    }

    private static TrainingTable Sacramento()
    {
        using var reader = CsvDataReader.Create(Path.Combine(AppContext.BaseDirectory, "Learning", "Fixtures", "sacramento.csv"));
        var rows = new List<(InputValue[] X, double Y)>();
        while (reader.Read())
        {
            rows.Add(([Number("beds"), Number("baths"), Number("sqft"), Text("type"), Text("city")], Parse("price")));

            InputValue Number(string column) => InputValue.Of(Parse(column));
            InputValue Text(string column) => InputValue.Of(reader.GetString(reader.GetOrdinal(column)));
            double Parse(string column) => double.Parse(reader.GetString(reader.GetOrdinal(column)), CultureInfo.InvariantCulture);
        }

        return Table([Synthetic.Number("beds"), Synthetic.Number("baths"), Synthetic.Number("sqft"), Category("type"), Category("city")], rows);
    }
}
