using Microsoft.Extensions.DependencyInjection;
using Regressor.Application.Files;
using Regressor.Infrastructure.Files.Archives;
using Regressor.Infrastructure.Files.Formats.Csv;
using Regressor.Infrastructure.Files.Formats.Json;
using Regressor.Infrastructure.Files.Formats.JsonLines;
using Regressor.Infrastructure.Files.Formats.Parquet;
using Regressor.Infrastructure.Files.Formats.Xlsx;

namespace Regressor.Infrastructure.Files;

internal static class FileServices
{
    /// <summary>Adds the file formats, the default one first.</summary>
    public static IServiceCollection AddFileFormats(this IServiceCollection services) => services
        .AddSingleton<ITabularFormat, CsvFormat>()
        .AddSingleton<ITabularFormat, JsonFormat>()
        .AddSingleton<ITabularFormat, JsonLinesFormat>()
        .AddSingleton<ITabularFormat, XlsxFormat>()
        .AddSingleton<ITabularFormat, ParquetFormat>()
        .AddSingleton<IFileUnpacker, FileUnpacker>()
        .AddSingleton<TabularFormats>();
}
