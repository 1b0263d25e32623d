using System.Reflection;
using System.Runtime.CompilerServices;
using NetArchTest.Rules;

namespace Regressor.ArchitectureTests;

public class DomainTests
{
    [Fact]
    public void No_folders_of_the_domain_depend_on_each_other_in_a_circle()
    {
        var dependencies = Dependencies(Rules.Domain, Rules.DomainNamespace);
        dependencies.Count.ShouldBeGreaterThan(4);
        dependencies.Values.ShouldContain(others => others.Count > 0);
        dependencies.Keys.Where(folder => Reaches(dependencies, folder, folder)).ShouldBeEmpty();
    }

    [Fact]
    public void Folders_that_depend_on_each_other_are_found()
    {
        var dependencies = Dependencies(typeof(DomainTests).Assembly, "Regressor.ArchitectureTests.Circle");
        dependencies.Keys.Where(folder => Reaches(dependencies, folder, folder))
            .ShouldBe(["Regressor.ArchitectureTests.Circle.One", "Regressor.ArchitectureTests.Circle.Two", "Regressor.ArchitectureTests.Circle.Three"], ignoreOrder: true);
        dependencies.Keys.ShouldContain("Regressor.ArchitectureTests.Circle.Outside");
    }

    /// <summary>Returns, by namespace, the other namespaces below the root that its types depend on.</summary>
    private static Dictionary<string, HashSet<string>> Dependencies(Assembly assembly, string root)
    {
        var types = assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) is true && !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .ToLookup(type => type.Namespace!);
        return types.ToDictionary(
            folder => folder.Key,
            folder => types.Where(other => other.Key != folder.Key && DependsOn(assembly, folder.Key, other)).Select(other => other.Key).ToHashSet());
    }

    private static bool DependsOn(Assembly assembly, string folder, IEnumerable<Type> types) =>
        Types.InAssembly(assembly).That().ResideInNamespaceMatching($"^{folder.Replace(".", "\\.", StringComparison.Ordinal)}$")
            .And().HaveDependencyOnAny([.. types.Select(type => type.FullName!)]).GetTypes().Any();

    private static bool Reaches(Dictionary<string, HashSet<string>> dependencies, string from, string to)
    {
        HashSet<string> seen = [];
        var next = new Stack<string>(dependencies[from]);
        while (next.TryPop(out var folder))
        {
            if (folder == to) return true;
            if (seen.Add(folder)) foreach (var further in dependencies[folder]) next.Push(further);
        }

        return false;
    }
}
