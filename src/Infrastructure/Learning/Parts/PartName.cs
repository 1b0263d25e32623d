using System.Globalization;

namespace Regressor.Infrastructure.Learning.Parts;

/// <summary>Names of parts: the learner, and what of its fit the part computes.</summary>
internal static class PartName
{
    private const char Separator = '/';

    /// <summary>Names the part of consecutive members.</summary>
    public static string OfMembers(string learner, int first, int count) => string.Create(CultureInfo.InvariantCulture, $"{learner}{Separator}{first}+{count}");

    /// <summary>Returns the consecutive members of a part.</summary>
    public static (int First, int Count) Members(string part)
    {
        var members = part.Split(Separator, '+');
        return (int.Parse(members[1], CultureInfo.InvariantCulture), int.Parse(members[2], CultureInfo.InvariantCulture));
    }

    public static string LearnerOf(string part) => part.Split(Separator)[0];

    /// <summary>Matches the parts of a learner's fit.</summary>
    public static Func<string, bool> OfLearner(string learner) => part => LearnerOf(part) == learner;

    /// <summary>Matches the parts of the same fit.</summary>
    public static Func<string, bool> SameFit(string part) => OfLearner(LearnerOf(part));
}
