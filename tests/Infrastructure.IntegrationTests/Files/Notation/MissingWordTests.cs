using Regressor.Infrastructure.Files.Notation;

namespace Regressor.Infrastructure.IntegrationTests.Files.Notation;

public class MissingWordTests
{
    private static readonly string[] Numbers = ["205", "77.5", "338", "59"];
    private static readonly string[] Dates = ["2025-01-31", "2025-02-28", "2024-12-01", "2025-03-03"];
    private static readonly string[] Times = ["07:00", "23:59", "12:30", "00:15"];
    private static readonly string[] Money = ["$1,205.50", "$77", "$338", "$59"];

    public static TheoryData<string> Words =>
    [
        "NA", "N/A", "#N/A", "NaN", "null", "NULL", "None", "nil", "-", "--", "—", ".", "?", "\\N", "<NA>", "#DIV/0!", "#VALUE!", "#REF!", "n.a.", "k.A.", "n/d", "ND", "missing",
        "unknown", "Unbekannt", "N.A.", "na", "not available", "No data", "(blank)", "#NV", "tbd",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_among_values_is_a_missing_value_and_is_told_with_its_count(string word)
    {
        foreach (var values in (string[][])[Numbers, Dates, Times, Money])
        {
            foreach (var count in (int[])[1, 3, 8])
            {
                string[] cells = [.. values, .. Enumerable.Repeat(word, count), ""];
                var decision = Columns.Decide(cells);
                decision.Notation.Type.ShouldNotBeNull(word);
                decision.Read(cells).Count(value => value is not null).ShouldBe(values.Length);
                (decision.Evidence.Missing, decision.Evidence.Blank, decision.Evidence.Unreadable).ShouldBe((count + 1, 1, 0));
                decision.Evidence.MissingWords.ShouldBe([KeyValuePair.Create(word, count)]);
                var problem = decision.Problems.ShouldHaveSingleItem();
                (problem.Code, problem.Count, problem.Samples[0].Line).ShouldBe((NotationProblems.MissingWords, count, 6));
            }
        }
    }

    [Theory]
    [InlineData("?")]
    [InlineData("NULL")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("-")]
    [InlineData("NA")]
    public void A_word_that_means_nothing_else_is_missing_among_texts_too_and_one_hint_undoes_it(string word)
    {
        string[] cells = ["Ashby", "Dunmore", word, "Ashby"];
        var decision = Columns.Decide(cells);
        decision.Notation.IsMissing(word).ShouldBeTrue();
        decision.Problems.Single().Hint.ShouldBe("missing=");
        (decision.Evidence.Read, decision.Evidence.DistinctTexts).ShouldBe((3, 2));
        var undone = Columns.Decide(cells, hints: new NotationHints(Missing: [""]));
        undone.Notation.IsMissing(word).ShouldBeFalse();
        undone.Evidence.FrequentTexts.ShouldContain(KeyValuePair.Create(word, 1));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("unknown")]
    public void A_word_that_may_be_a_category_stays_one_among_texts_and_one_hint_changes_it(string word)
    {
        string[] cells = ["attached", "detached", word, "attached"];
        var decision = Columns.Decide(cells);
        decision.Notation.IsMissing(word).ShouldBeFalse();
        (decision.Evidence.Read, decision.Evidence.DistinctTexts).ShouldBe((4, 3));
        decision.Problems.Single().Hint.ShouldBe($"missing={word}");
        Columns.Decide(cells, hints: new NotationHints(Missing: [word])).Evidence.MissingWords.ShouldBe([KeyValuePair.Create(word, 1)]);
    }

    [Fact]
    public void A_letter_among_texts_is_a_text_and_among_numbers_a_missing_value()
    {
        Columns.Decide(["a", "b", "x", "a"]).Problems.ShouldBeEmpty();
        Columns.Decide([.. Numbers, "x"]).Evidence.Missing.ShouldBe(1);
    }

    [Fact]
    public void The_callers_words_are_missing_besides_the_known_ones()
    {
        var notation = Columns.Decide(["attached", "none", "?"], hints: new NotationHints(Missing: ["none"])).Notation;
        (notation.IsMissing("None"), notation.IsMissing("?"), notation.IsMissing("attached")).ShouldBe((true, true, false));
    }

    [Fact]
    public void North_America_is_a_continent_and_minus_is_a_result()
    {
        Columns.Decide(["NA", "EU", "AS", "NA"]).Notation.IsMissing("NA").ShouldBeFalse();
        Columns.Decide(["+", "-", "+", "-"]).Notation.IsMissing("-").ShouldBeFalse();
    }

    [Fact]
    public void A_category_that_the_dataset_has_is_never_missing() =>
        Columns.Decide(["Ashby", "?"], hints: new NotationHints(ColumnTypes.Categorical, KnownTexts: new HashSet<string> { "?" })).Notation.IsMissing("?").ShouldBeFalse();

    [Fact]
    public void The_callers_words_are_missing_among_numbers_and_their_values_count_for_nothing()
    {
        string[] cells = ["1", "2", "-999", "closed"];
        var decision = Columns.Decide(cells, hints: new NotationHints(Missing: ["-999", "Closed"]));
        decision.Read(cells).ShouldBe([1, 2, null, null]);
        (decision.Evidence.Min, decision.Evidence.Missing).ShouldBe((1, 2));
    }
}
