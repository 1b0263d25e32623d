using System.Net;
using System.Net.Http.Headers;

namespace Regressor.WebApi.FunctionalTests.Support;

/// <summary>A body whose end is sent only after it is released.</summary>
/// <param name="beginning">Part that is sent immediately.</param>
internal sealed class HeldUpContent(byte[] beginning) : HttpContent
{
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _goOn.TrySetResult();

    /// <summary>Sends the content as the body of a file; the response may arrive before its end.</summary>
    public async Task<Answer> PostAsync(TestServer server, string path, string? key = null, string mediaType = "text/csv")
    {
        // A client that follows redirects would buffer the whole body before it sends any.
        using var client = server.NewBrowser();
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = this };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await Answer.OfAsync(client.SendAsync(request));
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(beginning);
        await stream.FlushAsync();
        await _goOn.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        GoOn();
        base.Dispose(disposing);
    }
}
