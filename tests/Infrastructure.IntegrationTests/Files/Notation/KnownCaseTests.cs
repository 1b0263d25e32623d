namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

/// <summary>Columns as they occur in files that people reported elsewhere, with the value of their first cell.</summary>
public class KnownCaseTests
{
    [Theory]
    [InlineData("thousands beside smaller numbers", ',', "revenue", "1,268|888|861|351", "numeric", null, 1268)]
    [InlineData("thousands in a pasted table", '\t', "revenue", "1,268|888|861|351", "numeric", null, 1268)]
    [InlineData("European thousands beside smaller numbers", ';', "revenue", "1.268|888|861|351", "numeric", null, 1268)]
    [InlineData("European cents", ';', "revenue", "222.082,50|87.802,50|1.268", "numeric", null, 222082.5)]
    [InlineData("spaces", ';', "revenue", "222 082,50|87 802,50", "numeric", null, 222082.5)]
    [InlineData("narrow spaces", ';', "revenue", "222\u202F082,50|87\u202F802,50", "numeric", null, 222082.5)]
    [InlineData("Swiss", ';', "revenue", "222'082.50|87'802.50", "numeric", null, 222082.5)]
    [InlineData("Indian", ',', "revenue", "2,22,082.50|87,802.50", "numeric", null, 222082.5)]
    [InlineData("dollars", ',', "revenue", "$222,082.00|$87,802.00", "numeric", "$", 222082)]
    [InlineData("whole dollars among smaller ones", ',', "Amount", "$4,000|$500|$12,000", "numeric", "$", 4000)]
    [InlineData("euros behind", ';', "revenue", "222.082,00 €|87.802,00 €", "numeric", "€", 222082)]
    [InlineData("percent", ',', "margin", "24.7%|9.8%|12 %", "numeric", "%", 24.7)]
    [InlineData("accounting", ',', "result", "(112198)|22082|15282", "numeric", null, -112198)]
    [InlineData("minus behind", ';', "result", "112198-|22082|15282", "numeric", null, -112198)]
    [InlineData("typographic minus", ',', "temp", "−4|4|−6", "numeric", null, -4)]
    [InlineData("kilograms", ',', "weight", "205 kg|77 kg", "numeric", "kg", 205)]
    [InlineData("below detection", ',', "nitrate", "<0.05|0.77|3.38", "numeric", null, .05)]
    [InlineData("a few missing", ',', "area", "205|?|#N/A|NULL|77", "numeric", null, 205)]
    [InlineData("mostly missing", ',', "area", "205|?|?|?|?|?", "numeric", null, 205)]
    [InlineData("ISO dates", ',', "date", "2024-01-01|2024-01-02", "dateTime", null, 1704067200)]
    [InlineData("German dates", ';', "datum", "01.01.2024|02.01.2024", "dateTime", null, 1704067200)]
    [InlineData("journeys", ',', "Date_of_Journey", "10/06/2019|20/03/2019|7/04/2019", "dateTime", null, 1560124800)]
    [InlineData("departures", ',', "Dep_Time", "06:20|12:50|19:05", "timeOfDay", null, 22800)]
    [InlineData("flights", ',', "Duration", "12h 5m|6h 5m|7h|50m", "numeric", "min", 725)]
    [InlineData("a sparse column", ',', "area", "205|||||||||", "numeric", null, 205)]
    [InlineData("exponents", ',', "code", "12E5|3E2", "numeric", null, 1_200_000)]
    [InlineData("no data", ',', "elevation", "290.4|1.7976931348623157E+308", "numeric", null, 290.4)]
    [InlineData("versions", ';', "version", "3.5|9.7|1.8", "numeric", null, 3.5)]
    [InlineData("no date of a database", ',', "paid", "2024-01-01|0000-00-00", "dateTime", null, 1704067200)]
    public void A_column_of_values_is_read(string kind, char delimiter, string name, string cells, string type, string? unit, double first)
    {
        var decision = Columns.Decide(cells.Split('|'), delimiter, name);
        decision.Notation.Type!.Name.ShouldBe(type, kind);
        decision.Notation.Unit.ShouldBe(unit, kind);
        decision.Read(cells.Split('|'))[0].ShouldBe(first, kind);
        decision.Questions.ShouldBeEmpty(kind);
        decision.Evidence.Unreadable.ShouldBe(0, kind);
    }

    [Theory]
    [InlineData("continents", "continent", "NA|EU|AS|NA", 0)]
    [InlineData("postal codes", "zip", "02100|02137", 0)]
    [InlineData("accounts", "account", "4100001234567800000|4100001234567800001", 0)]
    [InlineData("booleans", "is_new", "TRUE|FALSE|TRUE", 0)]
    [InlineData("stops", "Stops", "1 stop|2 stops|non-stop|2 stops", 1)]
    [InlineData("house numbers", "house_no", "205b|77|338|59|75|70|12", 1)]
    [InlineData("a row of units", "area", "m2|205|77|338|59", 1)]
    public void A_column_of_texts_stays_one(string kind, string name, string cells, int questions)
    {
        var decision = Columns.Decide(cells.Split('|'), ',', name);
        decision.Notation.Type.ShouldBeNull(kind);
        decision.Questions.Count().ShouldBe(questions, kind);
        decision.Evidence.Read.ShouldBe(cells.Split('|').Length, kind);
    }
}
