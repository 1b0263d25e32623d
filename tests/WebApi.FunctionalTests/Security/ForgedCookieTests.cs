using System.Net.Http.Headers;

namespace Regressor.WebApi.FunctionalTests.Security;

public sealed class ForgedCookieTests
{
    [Fact]
    public async Task A_cookie_for_a_keys_id_with_another_secret_is_worth_nothing()
    {
        await using var server = new TestServer();
        var keys = await Keys.CreateAsync(server.Client);
        var own = await SignInAsync(server, keys.Admin);

        // A thief modifies a copy of the data: the admin key gets the secret of a key that the thief knows.
        var (admin, known) = (IdOf(keys.Admin), IdOf(keys.Predict));
        var forged = keys.Predict.Replace(known, admin, StringComparison.Ordinal);
        var before = Query($"SELECT 'x''' || hex(\"Salt\") || ''', x''' || hex(\"Hash\") || '''' FROM \"ApiKeys\" WHERE \"Id\" = '{admin}'").Single();
        Query($"UPDATE \"ApiKeys\" SET (\"Salt\", \"Hash\") = (SELECT \"Salt\", \"Hash\" FROM \"ApiKeys\" WHERE \"Id\" = '{known}') WHERE \"Id\" = '{admin}'");
        await server.RestartAsync();
        var stolen = await SignInAsync(server, forged);
        (await AskAsync(server, stolen)).ShouldBe(200);
        (await AskAsync(server, own)).ShouldBe(401);

        Query($"UPDATE \"ApiKeys\" SET (\"Salt\", \"Hash\") = ({before}) WHERE \"Id\" = '{admin}'");
        await server.RestartAsync();
        (await AskAsync(server, stolen)).ShouldBe(401);
        (await AskAsync(server, own)).ShouldBe(200);

        List<string> Query(string sql)
        {
            using var connection = server.Connect();
            return TestStorage.Query(connection, sql);
        }
    }

    private static async Task<string> SignInAsync(TestServer server, string key)
    {
        using var browser = server.NewBrowser();
        using var answer = await browser.PostAsync(
            new Uri("/api/session", UriKind.Relative), new StringContent($$"""{"key": "{{key}}"}""", MediaTypeHeaderValue.Parse("application/json")));
        return answer.Cookie("regressor").Split(';')[0];
    }

    private static async Task<int> AskAsync(TestServer server, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/keys");
        request.Headers.Add("Cookie", cookie);
        using var answer = await server.Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static string IdOf(string key) => key.Split('_')[1];
}
