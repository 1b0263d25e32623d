namespace Regressor.Infrastructure.Learning.Features;

/// <summary>Converts a categorical feature to one-hot inputs, or to a code that the learner embeds.</summary>
/// <param name="Index">Index among the categorical features.</param>
/// <param name="Levels">
/// Levels, the most frequent first; null represents missing. All others share the slot after the last, as rare or unknown.
/// </param>
/// <param name="Embedded">True for learned embeddings, false for one-hot inputs.</param>
internal sealed record CategoryEncoding(int Index, IReadOnlyList<string?> Levels, bool Embedded)
{
    /// <summary>False for a feature without input; its level is then kept only to warn of other values.</summary>
    public bool Varies => Levels.Count > 1;

    public bool OneHot => Varies && !Embedded;
}
