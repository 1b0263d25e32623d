namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>What an answer gives a browser to keep.</summary>
internal static class Cookies
{
    /// <summary>As it is sent: 'name=value; attributes'.</summary>
    public static string Cookie(this HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal));

    /// <summary>Has the client send the page's token for writing from here on, as the answer gives it.</summary>
    public static void TakeWriteToken(this HttpClient client, HttpResponseMessage answer)
    {
        const string header = "X-XSRF-TOKEN";
        client.DefaultRequestHeaders.Remove(header);
        client.DefaultRequestHeaders.Add(header, Uri.UnescapeDataString(answer.Cookie("XSRF-TOKEN").Split('=', ';')[1]));
    }
}
