using Microsoft.Extensions.Logging.Abstractions;
using Regressor.Application;
using Regressor.Infrastructure.Storage;

namespace Regressor.Infrastructure.IntegrationTests;

public sealed class FolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_process_that_died_left_half_done_is_swept_and_nothing_that_is_being_written()
    {
        Make("whole/1.safetensors");
        Make("whole/2.safetensors.0f.tmp");
        Make("condemned.0f.tmp/1.safetensors");
        Make("condemned.0f.tmp/2.safetensors.1f.tmp");
        Make("dataset/0123456789ab.2f.tmp/events.out.tfevents");
        Make("dataset/0123456789ab/events.out.tfevents");
        Make("note.txt");
        var removal = new FileRemoval(NullLogger<FileRemoval>.Instance);
        var died = DateTimeOffset.UtcNow.AddSeconds(1);
        Make("whole/3.safetensors.4f.tmp");
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, "whole", "3.safetensors.4f.tmp"), died.UtcDateTime.AddSeconds(1));
        AtomicDirectory.Sweep(_folder.Path, died, removal);
        AtomicDirectory.Sweep(Path.Combine(_folder.Path, "nowhere"), died, removal);
        Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.Path, file)).Order()
            .ShouldBe([Path.Combine("dataset", "0123456789ab", "events.out.tfevents"), "note.txt", Path.Combine("whole", "1.safetensors"), Path.Combine("whole", "3.safetensors.4f.tmp")]);
        Directory.GetDirectories(_folder.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private void Make(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name);
    }
}
