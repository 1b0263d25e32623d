using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <param name="Id">Operation id.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with {dataset} or {model} where it belongs to one; other parameters name objects that do not exist.</param>
/// <param name="MediaType">Media type of the request's body.</param>
internal sealed record Operation(string Id, HttpMethod Method, string Path, string MediaType = "application/json")
{
    /// <summary>Operations that the document omits, because they follow another specification or serve other programs.</summary>
    private static readonly Operation[] Undocumented =
    [
        new("inferenceServer", HttpMethod.Get, "/v2"),
        new("inferenceModel", HttpMethod.Get, "/v2/models/{model}"),
        new("inferenceModelReady", HttpMethod.Get, "/v2/models/{model}/ready"),
        new("inferenceModelVersion", HttpMethod.Get, "/v2/models/{model}/versions/1"),
        new("inferenceModelVersionReady", HttpMethod.Get, "/v2/models/{model}/versions/1/ready"),
        new("infer", HttpMethod.Post, "/v2/models/{model}/infer"),
        new("inferVersion", HttpMethod.Post, "/v2/models/{model}/versions/1/infer"),
        new("getMetrics", HttpMethod.Get, "/metrics"),
        new("noOp", HttpMethod.Post, "/api/no-op"),
    ];

    public bool IsOfDataset => Path.Contains("{dataset}", StringComparison.Ordinal) || Path.Contains("{model}", StringComparison.Ordinal);

    public string PathOf(string dataset) => Path.Replace("{dataset}", dataset, StringComparison.Ordinal).Replace("{model}", dataset, StringComparison.Ordinal);

    public static async Task<IReadOnlyList<Operation>> AllAsync(HttpClient client)
    {
        var paths = JsonNode.Parse((await client.Get("/openapi/v1.json")).Body)!["paths"]!.AsObject();
        return
        [
            .. paths.SelectMany(path => path.Value!.AsObject().Where(item => item.Key != "parameters").Select(operation => new Operation(
                operation.Value!["operationId"]!.ToString(),
                HttpMethod.Parse(operation.Key),
                path.Key.Replace("{version}", "1", StringComparison.Ordinal)
                    .Replace("{id}", path.Key.Contains("training-runs", StringComparison.Ordinal) || path.Key.Contains("trash", StringComparison.Ordinal) ? Guid.Empty.ToString() : "1", StringComparison.Ordinal),
                operation.Value!["requestBody"]?["content"]!.AsObject().First().Key ?? "application/json"))),
            .. Undocumented,
        ];
    }

    /// <returns>The HTTP status.</returns>
    public async Task<int> AskAsync(HttpClient client, string? key, string dataset = "none")
    {
        using var request = new HttpRequestMessage(Method, PathOf(dataset));
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (Method != HttpMethod.Get) request.Content = new StringContent("{}", Encoding.UTF8, MediaType);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }
}
