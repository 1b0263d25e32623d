using System.Globalization;
using Regressor.Infrastructure.Files.Notation;
using Regressor.Infrastructure.Files.Notation.Numbers;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

/// <summary>Columns of generated amounts: each must be read as the value it was written from.</summary>
public class NumberColumnTests
{
    private static readonly double[] Values = [1234.5, 0.25, 222082, 12, 1234567.75, 999.99, 87802.1, 5, 63.2, 40_000];

    /// <summary>Group and decimal sign.</summary>
    private static readonly (string Group, string Sign)[] Pairs =
    [
        (",", "."), ("", "."), (" ", "."), ("'", "."), ("’", "."), (".", ","), ("", ","), (" ", ","), ("\u00A0", ","), ("\u202F", ","), ("\u2009", ","), ("’", ","),
    ];

    public static IEnumerable<object[]> Signs => Pairs.Where((_, index) => index is 0 or 4 or 5 or 8).Select(pair => (object[])[pair.Group, pair.Sign]);

    public static IEnumerable<string> AllCurrencies =>
        Currencies.All.Concat(Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(Currencies.IsSign).Select(sign => sign.ToString()))
            .Concat(["US$", "R$", "C$", "A$", "zł", "Kč", "kr", "kr.", "Fr.", "Rs.", "руб."]);

    [Theory]
    [MemberData(nameof(Signs))]
    public void Every_currency_in_every_place_with_every_minus_is_read_exactly(string group, string sign)
    {
        Func<string, string, string>[] places = [(amount, unit) => $"{unit}{amount}", (amount, unit) => $"{unit} {amount}", (amount, unit) => $"{amount}{unit}", (amount, unit) => $"{amount}\u00A0{unit}"];
        Func<string, string>[] minuses = [cell => $"-{cell}", cell => $"({cell})", cell => $"−{cell}", cell => $"{cell}-"];
        foreach (var currency in AllCurrencies)
        {
            foreach (var place in places)
            {
                foreach (var minus in minuses)
                {
                    string[] cells = [.. Values.Select((value, index) => index % 3 == 1 ? minus(place(Write(value, group, sign), currency)) : place(Write(value, group, sign), currency))];
                    var decision = Columns.Decide(cells);
                    var isExact = decision.Read(cells).SequenceEqual(Values.Select((value, index) => (double?)(index % 3 == 1 ? -value : value)));
                    (isExact && decision.Notation.Unit == currency && decision.Problems.Count == 0).ShouldBeTrue(cells[1]);
                }
            }
        }
    }

    [Theory]
    [InlineData("%")]
    [InlineData("‰")]
    [InlineData("kg")]
    [InlineData("°C")]
    [InlineData("m²")]
    [InlineData("km/h")]
    [InlineData("kWh")]
    [InlineData("€/m²")]
    [InlineData("l/100km")]
    public void A_unit_that_all_cells_share_is_the_columns_unit(string unit)
    {
        foreach (var (group, sign) in Pairs)
        {
            foreach (var space in (string[])["", " ", "\u00A0"])
            {
                string[] cells = [.. Values.Select(value => $"{Write(value, group, sign)}{space}{unit}")];
                var decision = Columns.Decide(cells);
                decision.Read(cells).ShouldBe([.. Values.Select(value => (double?)value)], cells[0]);
                decision.Notation.Unit.ShouldBe(unit);
            }
        }
    }

    [Theory]
    [InlineData("5 stars|4.5 stars|1 star", "stars", new[] { 5, 4.5, 1 })]
    [InlineData("$5|USD 6|7 US$", "$", new[] { 5.0, 6, 7 })]
    [InlineData("€5|6 EUR", "€", new[] { 5.0, 6 })]
    [InlineData("kg 92|kg 77", "kg", new[] { 92.0, 77 })]
    [InlineData("3 Zimmer|2,5 Zimmer", "Zimmer", new[] { 3, 2.5 })]
    [InlineData("12k|8.7k|1.2M", null, new[] { 12_000.0, 8_700, 1_200_000 })]
    [InlineData("$1.2B|$900M", "$", new[] { 1.2e9, 9e8 })]
    [InlineData("300 K|77 K", "K", new[] { 300.0, 77 })]
    [InlineData("10,000+|500+|1,000,000+", null, new[] { 10_000.0, 500, 1e6 })]
    [InlineData("1/2|3 1/4|½|2", null, new[] { .5, 3.25, .5, 2 })]
    [InlineData("5'11\"|6'0\"|5' 4\"", "in", new[] { 71.0, 72, 64 })]
    [InlineData("5 ft 11 in|6 ft|5 ft 4 in", "in", new[] { 71.0, 72, 64 })]
    [InlineData("12,34,567|1,00,000", null, new[] { 1_234_567.0, 100_000 })]
    [InlineData("12E5|1e-3|4", null, new[] { 12e5, .001, 4 })]
    [InlineData("Rs. 1,200.50|Rs. 99|INR 500", "Rs.", new[] { 1200.5, 99, 500 })]
    public void Amounts_are_read_as_people_write_them(string cells, string? unit, double[] values)
    {
        var decision = Columns.Decide(cells.Split('|'));
        decision.Notation.Type.ShouldBe(ColumnTypes.Numeric);
        decision.Read(cells.Split('|')).ShouldBe([.. values.Select(value => (double?)value)]);
        decision.Notation.Unit.ShouldBe(unit);
    }

    [Theory]
    [InlineData("1,268|888|12", ',', null, 1268)]
    [InlineData("1,268|5", ',', null, 1268)]
    [InlineData("1,268|888", '\t', null, 1268)]
    [InlineData("1.268|861", ';', null, 1268)]
    [InlineData("1.268|5", ';', "2,5", 1268)]
    [InlineData("1,268|5", ';', "2.5", 1268)]
    [InlineData("1.268|5", ';', "2.5", 1.268)]
    [InlineData("1,268|1,234,567", '\t', null, 1268)]
    [InlineData("1,268|1,234.5", '\t', null, 1268)]
    [InlineData("1.268|222.082,50", ';', null, 1268)]
    [InlineData("1.268|0.355", ';', null, 1.268)]
    [InlineData("1,268|0,355", ';', null, 1.268)]
    [InlineData("1.268|700", ',', null, 1.268)]
    [InlineData("$1,268|$888", ',', null, 1268)]
    public void A_sign_is_read_as_the_column_or_the_file_proves_it(string cells, char delimiter, string? other, double first)
    {
        var decision = Columns.Decide(cells.Split('|'), delimiter, others: other is null ? [] : [[other]]);
        decision.Problems.ShouldBeEmpty();
        decision.Read(cells.Split('|'))[0].ShouldBe(first);
    }

    [Theory]
    [InlineData("1,268|12", '\t', ',')]
    [InlineData("$222,082|$87,802", '\t', ',')]
    [InlineData("1.268|2.500", ';', '.')]
    [InlineData("1.268 €|2.500 €", ';', '.')]
    [InlineData("1.268|12", ';', '.')]
    public void What_nothing_proves_is_a_question_with_both_readings(string cells, char delimiter, char sign)
    {
        var decision = Columns.Decide(cells.Split('|'), delimiter);
        var question = decision.Questions.ShouldHaveSingleItem();
        (question.Code, question.Hint, question.OtherHint).ShouldBe((NotationProblems.AmbiguousNumbers, $"thousands={sign}", "thousands=none"));
        var sample = question.Samples[0];
        double.Parse(sample.Reading!, CultureInfo.InvariantCulture).ShouldBe(1000 * double.Parse(sample.OtherReading!, CultureInfo.InvariantCulture), 1e-6);

        foreach (var (hint, reading) in ((char, string)[])[(sign, sample.Reading!), (NotationHints.NoThousands, sample.OtherReading!)])
        {
            var answered = Columns.Decide(cells.Split('|'), delimiter, hints: new NotationHints(Thousands: hint));
            answered.Questions.ShouldBeEmpty();
            answered.Read([sample.Cell])[0].ShouldBe(double.Parse(reading, CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Two_decimal_signs_in_one_column_make_its_ambiguous_numbers_a_question()
    {
        string[] cells = [.. Enumerable.Repeat("12.5", 95), .. Enumerable.Repeat("12,5", 5), "1,268"];
        Columns.Decide(cells, ';').Questions.ShouldHaveSingleItem().Code.ShouldBe(NotationProblems.AmbiguousNumbers);
    }

    [Fact]
    public void A_few_odd_cells_do_not_turn_a_column_over_and_are_told_with_their_lines()
    {
        string[] cells = [.. Enumerable.Repeat("205,3", 59), "12.5"];
        var decision = Columns.Decide(cells, ';');
        decision.Read(cells).ShouldBe([.. Enumerable.Repeat((double?)205.3, 59), null]);
        var problem = decision.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Count, problem.Samples[0].Line).ShouldBe((NotationProblems.UnreadableCells, 1, 61));
        problem.Message.ShouldBe("1 cells cannot be read. '12.5' is not a number: the decimal sign of this column is ','.");
    }

    [Fact]
    public void Numbers_that_no_double_holds_are_unreadable_and_said_to_be_too_large()
    {
        var decision = Columns.Decide([.. Enumerable.Repeat("1.5", 20), "1e999"]);
        decision.Notation.FaultOf("1e999").ShouldBe(new NotationFault(NotationFaults.TooLarge, "'1e999' is too large."));
        decision.Notation.TryParse("1.7976931348623157E+308", out var number).ShouldBeTrue();
        number.ShouldBe(double.MaxValue);
    }

    [Fact]
    public void Short_numbers_are_read_as_exactly_as_long_ones()
    {
        var random = new Random(1);
        var notation = Columns.Decide(["1.5"]).Notation;
        for (var count = 0; count < 100_000; count++)
        {
            var digits = random.NextInt64((long)Math.Pow(10, random.Next(1, 18))).ToString(CultureInfo.InvariantCulture).PadLeft(random.Next(18), '0');
            var text = (random.Next(2) == 0 ? "-" : "") + digits.Insert(random.Next(digits.Length + 1), ".");
            notation.TryParse(text, out var number).ShouldBeTrue(text);
            BitConverter.DoubleToInt64Bits(number).ShouldBe(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), text);
        }
    }

    private static string Write(double value, string group, string sign) => value.ToString(
        "#,##0.##", new NumberFormatInfo { NumberGroupSeparator = group, NumberDecimalSeparator = sign });
}
