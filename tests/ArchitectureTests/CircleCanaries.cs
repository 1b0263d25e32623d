// Three folders that form a cycle, and one that only uses it. The rule must catch the cycle.
#pragma warning disable IDE0130 // The namespaces stand for folders.
namespace Regressor.ArchitectureTests.Circle.One
{
    public sealed record First(Two.Second? Next);
}

namespace Regressor.ArchitectureTests.Circle.Two
{
    public sealed record Second(Three.Third? Next);
}

namespace Regressor.ArchitectureTests.Circle.Three
{
    public sealed class Third
    {
        public static object Begin() => new One.First(null);
    }
}

namespace Regressor.ArchitectureTests.Circle.Outside
{
    public sealed record Fourth(One.First Used);
}
