using System.Text.RegularExpressions;

namespace Regressor.ArchitectureTests;

/// <summary>Documents that describe the code name what exists in it.</summary>
public partial class DocumentTests
{
    private static readonly string Root = FindRoot();

    /// <summary>Folders that a path may start from.</summary>
    private static readonly string[] Folders = ["", "src", "src/Infrastructure", "src/WebUi/src/app"];

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/extending.md")]
    [InlineData("docs/glossary.md")]
    public void A_document_names_only_types_members_and_folders_that_exist(string document)
    {
        var known = Words();
        var names = NamesIn(File.ReadAllText(Path.Combine(Root, document)));
        names.Count.ShouldBeGreaterThan(20);
        names.Where(name => !Exists(name, known)).ShouldBeEmpty();
        Exists("TrainHandler", known).ShouldBeFalse();
        Exists("src/Domain/Nowhere", known).ShouldBeFalse();
    }

    private static bool Exists(string name, HashSet<string> known) =>
        known.Contains(name) || Folders.Any(folder => Path.Exists(Path.Combine(Root, folder, name)));

    /// <summary>Finds names of types and members, and paths, in code font or in a diagram.</summary>
    private static List<string> NamesIn(string text) =>
        [.. Code().Matches(text).Select(match => match.Groups[1].Value).Where(name => TypeName().IsMatch(name) || Folder().IsMatch(name)), .. Participant().Matches(text).Select(match => match.Groups[1].Value).Where(name => TypeName().IsMatch(name))];

    private static HashSet<string> Words()
    {
        string[] folders = ["src/Domain", "src/Application", "src/Infrastructure", "src/WebApi", "src/WebUi/src", "tests"];
        return [.. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Source().IsMatch(file) && !Generated().IsMatch(file))
            .SelectMany(file => Word().Matches(File.ReadAllText(file)).Select(match => match.Value).Append(Path.GetFileNameWithoutExtension(file)))];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Regressor.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"`([^`\s]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"participant \w+ as (\w+)")]
    private static partial Regex Participant();

    [GeneratedRegex(@"^[A-Z]\w+$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^(src|tests|docs|Domain|Application|Infrastructure|WebApi|Learning|Persistence|Files)/[\w./-]*\w$")]
    private static partial Regex Folder();

    [GeneratedRegex(@"\.(cs|ts)$")]
    private static partial Regex Source();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules)[\\/]|DocumentTests")]
    private static partial Regex Generated();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
