using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Formats.Csv.Dialects;
using Regressor.Infrastructure.Files.Text;

namespace Regressor.Infrastructure.Files.Formats.Csv;

/// <summary>What a text's encoding and separators have to say.</summary>
internal static class TextProblems
{
    public static IReadOnlyList<FileProblem> Of(TextContent text, TextDialect dialect)
    {
        List<FileProblem> problems = [];
        if (text.Guess is { } guess) problems.Add(guess);
        if (dialect.Quotes == QuoteStyle.Backslash)
            problems.Add(new FileProblem("backslashQuotes", ProblemSeverity.Info, "Quotes inside cells follow a backslash; they were read as quotes."));
        if (dialect.Quotes == QuoteStyle.Single)
            problems.Add(new FileProblem("singleQuotes", ProblemSeverity.Info, "Cells are enclosed in single quotes, which were removed."));
        var layout = dialect.Layout switch
        {
            TextLayout.Blanks => "The cells of a line are separated by blanks.",
            TextLayout.FixedWidth => "The cells of each line begin at the same positions.",
            TextLayout.Markdown => "The table is written in Markdown.",
            TextLayout.Html => "The file is a document; its largest table was read.",
            _ => null,
        };
        if (layout is not null) problems.Add(new FileProblem("layoutDetected", ProblemSeverity.Info, layout));
        return problems;
    }
}
