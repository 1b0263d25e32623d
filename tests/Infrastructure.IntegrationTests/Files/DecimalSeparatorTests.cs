using Regressor.Application.Files;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

/// <summary>A comma or a point between digits is a decimal sign or groups them, a factor of a thousand apart: each column tells for itself.</summary>
public class DecimalSeparatorTests
{
    [Theory]
    [InlineData("a,b\n888,x\n\"1,268\",y\n", 888, 1268)]
    [InlineData("a,b\n5,x\n\"1,268\",y\n", 5, 1268)]
    [InlineData("a\tb\n888\tx\n1,268\ty\n", 888, 1268)]
    [InlineData("a;b\n861;x\n1.268;y\n", 861, 1268)]
    [InlineData("a;b\n5;2,5\n1.268;3,5\n", 5, 1268)]
    [InlineData("a;b\n5;2.5\n1,268;3.5\n", 5, 1268)]
    [InlineData("a;b\n5;2.5\n1.268;3.5\n", 5, 1.268)]
    [InlineData("a\tb\n1,268\tx\n-1,234,567\ty\n", 1268, -1234567)]
    [InlineData("a\tb\n1,268\tx\n1,234.5\ty\n", 1268, 1234.5)]
    [InlineData("a;b\n222.082,50;x\n1.268;y\n", 222082.5, 1268)]
    [InlineData("a;b\n1.268;x\n0.355;y\n", 1.268, .355)]
    [InlineData("a;b\n1,268;x\n0,355;y\n", 1.268, .355)]
    [InlineData("a,b\n1.268,x\n700,y\n", 1.268, 700)]
    [InlineData("a;b\n222 082,50;x\n1 268;y\n", 222082.5, 1268)]
    [InlineData("a,b\n222\u00A0082.50,x\n1\u202F268,y\n", 222082.5, 1268)]
    [InlineData("a,b\n1'268.5,x\n1’268,y\n", 1268.5, 1268)]
    public void A_sign_is_read_as_the_column_and_the_file_prove_it(string content, double first, double second)
    {
        var file = Csv(content);
        file.Unclear.ShouldBeEmpty();
        file.Numbers().ShouldBe([first, second]);
    }

    [Theory]
    [InlineData("a\tb\n12\tx\n1,268\ty\n", ',')]
    [InlineData("a;b\n1.268;x\n2.500;y\n", '.')]
    [InlineData("a;b\n12;x\n1.268;y\n", '.')]
    [InlineData("a;b\n888;2.5\n1.268;3.5\n", '.')]
    [InlineData("a;b;c\n12;2.5;2,5\n1.268;3.5;3,5\n", '.')]
    public void What_nothing_proves_is_a_question_and_its_answer_is_kept(string content, char sign)
    {
        Csv(content).Unclear.ShouldHaveSingleItem().ShouldBe(new UnclearNumbers("a", $"1{sign}268", sign, 1268, 1.268));
        foreach (var (thousands, number) in ((char, double)[])[(sign, 1268), (FormatHints.NoThousands, 1.268), (sign == '.' ? ',' : '.', 1.268)])
        {
            var answered = Open(System.Text.Encoding.UTF8.GetBytes(content), thousands: thousands);
            answered.Unclear.ShouldBeEmpty();
            answered.Numbers().ShouldContain(number);
        }
    }

    [Fact]
    public void A_few_odd_cells_do_not_turn_a_column_over_and_are_errors()
    {
        var rows = Csv("a;b\n" + string.Concat(Enumerable.Repeat("205,3;1\n", 59)) + "12.5;2\n").Rows([Numeric("a")]);
        rows.Take(59).ShouldAllBe(row => row.X[0].Number == 205.3);
        rows[^1].Errors.ShouldBe([new RowError("a", "'12.5' is not a number: the decimal sign of this column is ','.")]);
    }

    [Fact]
    public void A_column_says_nothing_of_the_one_beside_it()
    {
        var file = Csv("version;a\n3.5;205,3\n9.7;77,9\n1.8;338,1\n");
        file.Numbers().ShouldBe([205.3, 77.9, 338.1]);
        file.Rows([Numeric("version")]).Select(row => row.X[0].Number).ShouldBe([3.5, 9.7, 1.8]);
    }

    [Fact]
    public void The_last_row_can_prove_what_the_first_ones_leave_open()
    {
        var file = Csv("a;b\n" + string.Concat(Enumerable.Repeat("1,268;2\n", 8_000)) + "0,5;2\n");
        file.Unclear.ShouldBeEmpty();
        file.Numbers()[0].ShouldBe(1.268);
    }

    [Theory]
    [InlineData("1,26")]
    [InlineData("1,2685")]
    [InlineData("1,26,850")]
    [InlineData("1,268 500")]
    [InlineData("1,268,")]
    [InlineData(",268,500")]
    [InlineData("0,268")]
    [InlineData("1234,268")]
    [InlineData("1,268e3")]
    public void Digits_in_other_groups_are_no_number(string cell) =>
        Open(System.Text.Encoding.UTF8.GetBytes($"a;b\n{cell};1.5"), decimalSign: '.').Rows([Numeric("a")]).ShouldHaveSingleItem().Errors.ShouldNotBeEmpty();
}
