using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace Regressor.ArchitectureTests;

public class FileFormatTests
{
    private const string Registration = "FileServices";
    private static readonly string Folder = Rules.InfrastructureNamespace + ".Files.Formats.";

    [Fact]
    public void Only_its_registration_knows_a_file_format()
    {
        List<string> formats =
        [
            .. Rules.Infrastructure.GetTypes().Select(type => type.Namespace ?? "").Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Select(name => Folder + name[Folder.Length..].Split('.')[0]).Distinct(),
        ];
        formats.Count.ShouldBeGreaterThan(1);
        foreach (var format in formats)
        {
            ConditionList Rule(Conditions types) => types.NotHaveDependencyOn(format);
            Types.InAssemblies([Rules.Infrastructure, Rules.WebApi]).That().ResideInNamespace("Regressor")
                .And().DoNotResideInNamespaceMatching($@"^{Regex.Escape(format)}(?!\w)").And().DoNotHaveName(Registration).ShouldHold(Rule);

            // The registration names all formats, so it is the offender that the rule must catch.
            Rule(Types.InAssembly(Rules.Infrastructure).That().HaveName(Registration).Should()).GetResult().IsSuccessful.ShouldBeFalse();
        }
    }
}
