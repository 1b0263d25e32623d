using System.Globalization;
using Regressor.Infrastructure.Files.Formats.Csv;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class NumberParserTests
{
    [Fact]
    public void Short_numbers_are_read_as_exactly_as_long_ones()
    {
        var random = new Random(1);
        for (var count = 0; count < 200_000; count++)
        {
            var digits = random.NextInt64((long)Math.Pow(10, random.Next(1, 18))).ToString(CultureInfo.InvariantCulture).PadLeft(random.Next(18), '0');
            var text = (random.Next(2) == 0 ? "-" : "") + digits.Insert(random.Next(digits.Length + 1), ".");
            NumberParser.With('.').TryParse(text, out var number).ShouldBeTrue(text);
            BitConverter.DoubleToInt64Bits(number).ShouldBe(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), text);
        }
    }
}
