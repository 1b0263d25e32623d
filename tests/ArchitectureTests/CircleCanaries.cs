// Three folders in a circle, and one that only uses it. The circle is here to be caught.
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
