using System.Globalization;

namespace Regressor.Infrastructure.IntegrationTests.Files;

/// <summary>The thread's culture until disposed of. Made by hand: without ICU, by name every culture is the invariant one or unknown.</summary>
internal sealed class ForeignCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public ForeignCulture(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = name switch
        {
            "German" => (",", ".", "-"),
            "Persian" => ("\u066B", "\u066C", "\u200E\u2212"),
            _ => (".", ",", "-"),
        };
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
