namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>Reads the cookies of a response.</summary>
internal static class Cookies
{
    /// <summary>The cookie as sent: 'name=value; attributes'.</summary>
    public static string Cookie(this HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal));

    /// <summary>Makes the client send the antiforgery token of the response from now on.</summary>
    public static void TakeWriteToken(this HttpClient client, HttpResponseMessage answer)
    {
        const string header = "X-XSRF-TOKEN";
        client.DefaultRequestHeaders.Remove(header);
        client.DefaultRequestHeaders.Add(header, Uri.UnescapeDataString(answer.Cookie("XSRF-TOKEN").Split('=', ';')[1]));
    }
}
