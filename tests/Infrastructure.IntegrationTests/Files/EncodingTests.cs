using System.Text;
using Regressor.Application.Files;
using static Regressor.Infrastructure.IntegrationTests.Files.TableText;

namespace Regressor.Infrastructure.IntegrationTests.Files;

public class EncodingTests
{
    private const string German = "Fläche;Ort\n70;Köln\n30;Würzburg\n12;Gießen\n";
    private const string Czech = "město;cena\nPlzeň;12\nBrno;13\nČeské Budějovice;4\nŽďár;5\nOlomouc;4\n";
    private const string Polish = "miasto;cena\nŁódź;12\nKraków;13\nWrocław;4\nGdańsk;5\n";
    private const string Russian = "город;цена\nМосква;12\nСочи;13\nТверь;2\nКазань;4\n";
    private const string Japanese = "都市,価格\n東京,205\n大阪,77\n名古屋,338\n";

    [Theory]
    [InlineData("windows-1252", German)]
    [InlineData("macintosh", German)]
    [InlineData("windows-1250", Czech)]
    [InlineData("windows-1250", Polish)]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("iso-8859-5", Russian)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("gb18030", "城市,价格\n北京,205\n上海,77\n广州,338\n")]
    [InlineData("big5", "城市,價格\n台北,205\n高雄,77\n台中,338\n")]
    [InlineData("euc-kr", "도시,가격\n서울,205\n부산,77\n대구,338\n")]
    [InlineData("windows-1253", "πόλη;τιμή\nΑθήνα;12\nΘεσσαλονίκη;13\nΠάτρα;4\n")]
    [InlineData("utf-16", Czech)]
    [InlineData("utf-16BE", Czech)]
    [InlineData("utf-32", Czech)]
    public void An_encoding_is_recognized_by_its_text_and_can_be_given(string name, string content)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes(content);
        var columns = content.Split('\n')[0].Split(';', ',');
        Open(bytes).Columns.ShouldBe(columns);
        Open([.. encoding.Preamble, .. bytes]).Columns.ShouldBe(columns);
        Open(bytes, encoding: name).Columns.ShouldBe(columns);
        Formats.Default.Open(new MemoryStream(bytes), new FormatHints { Charset = name }).Columns.ShouldBe(columns);
    }

    [Fact]
    public void A_guess_is_told_with_its_alternatives()
    {
        var problem = Open(Encoding.Latin1.GetBytes(German)).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Severity, problem.Count).ShouldBe(("encodingGuessed", ProblemSeverity.Info, 4));
        problem.Cells[0].Text.ShouldBe("Fläche;Ort");
        problem.Repairs.ShouldAllBe(repair => repair.Parameters.ContainsKey("encoding"));
    }

    [Fact]
    public void A_declared_charset_that_the_bytes_refute_is_ignored() =>
        Formats.Default.Open(new MemoryStream(Encoding.Latin1.GetBytes(German)), new FormatHints { Charset = "utf-8" }).Columns.ShouldBe(["Fläche", "Ort"]);
}
