using System.Collections.Frozen;

namespace Regressor.Infrastructure.Files.Notation.Numbers;

/// <summary>Currency codes of ISO 4217, and the signs and abbreviations that people write for them.</summary>
internal static class Currencies
{
    private const string Codes =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP "
        + "CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS "
        + "INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK "
        + "MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS "
        + "SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA "
        + "XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL";

    /// <summary>Written forms with the same meaning: the first of each line is the one compared.</summary>
    private const string Written =
        """
        $ USD US$ $US U$S
        € EUR
        £ GBP
        ₹ INR Rs Rs. ₨
        ₽ RUB руб руб.
        ₺ TRY TL
        ₩ KRW
        ₪ ILS
        ฿ THB
        ₫ VND
        ₴ UAH
        ₦ NGN
        ₱ PHP
        ₸ KZT
        ₾ GEL
        ₵ GHS
        ₡ CRC
        ₲ PYG
        CHF Fr Fr. SFr SFr.
        PLN zł zl
        CZK Kč Kc
        HUF Ft
        RON lei
        BRL R$
        CAD C$ CA$ CAN$
        AUD A$ AU$
        NZD NZ$
        HKD HK$
        SGD S$
        TWD NT$
        MXN MX$ Mex$
        CNY RMB CN¥ 元
        JPY JP¥ 円
        ZAR R
        MYR RM
        IDR Rp Rp.
        kr kr.
        SEK Skr
        """;

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Meanings =
        Codes.Split(' ').ToDictionary(code => code)
            .Concat(Written.Split('\n').Select(line => line.Split(' ')).SelectMany(forms => forms.Select(form => KeyValuePair.Create(form, forms[0]))))
            .GroupBy(form => form.Key, form => form.Value)
            .ToFrozenDictionary(forms => forms.Key, forms => forms.Last(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All codes of ISO 4217.</summary>
    public static IEnumerable<string> All => Codes.Split(' ');

    public static bool IsSign(char character) => char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.CurrencySymbol;

    /// <returns>The form that all forms of a currency share; null if the text is no currency.</returns>
    public static string? Find(ReadOnlySpan<char> written) =>
        Meanings.TryGetValue(written, out var meaning) ? meaning
        : written.Length == 1 && IsSign(written[0]) ? written.ToString()
        : null;
}
