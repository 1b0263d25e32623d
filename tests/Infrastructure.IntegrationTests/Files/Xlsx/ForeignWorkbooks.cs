using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SpreadCheetah;
using SpreadCheetah.Styling;
using OpenXmlCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Regressor.Infrastructure.IntegrationTests.Files.Xlsx;

/// <summary>Workbooks written by two libraries, of texts, numbers, Booleans, dates and empty cells.</summary>
internal static class ForeignWorkbooks
{
    /// <summary>Writes shared texts, a stylesheet and positions of cells.</summary>
    public static byte[] OfOpenXml(object?[][] rows)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Data", SheetId = 1, Id = "rId1" }));
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new DocumentFormat.OpenXml.Spreadsheet.Font()) { Count = 1 }, new Fills(new DocumentFormat.OpenXml.Spreadsheet.Fill()) { Count = 1 }, new Borders(new DocumentFormat.OpenXml.Spreadsheet.Border()) { Count = 1 },
                new CellStyleFormats(new CellFormat()) { Count = 1 }, new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 22, ApplyNumberFormat = true }) { Count = 2 });
            var texts = workbook.AddNewPart<SharedStringTablePart>();
            texts.SharedStringTable = new SharedStringTable();
            var count = 0;
            var data = new SheetData();
            foreach (var (index, row) in rows.Index())
            {
                data.Append(new Row(row.Select((value, column) => CellOf(value, $"{(char)('A' + column)}{index + 1}")).OfType<OpenXmlElement>()) { RowIndex = (uint)index + 1 });
            }

            workbook.AddNewPart<WorksheetPart>("rId1").Worksheet = new Worksheet(new SheetDimension { Reference = $"A1:{(char)('A' + rows[0].Length - 1)}{rows.Length}" }, data);

            OpenXmlCell? CellOf(object? value, string at)
            {
                switch (value)
                {
                    case null: return null;
                    case string text:
                        texts.SharedStringTable.Append(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
                        return new OpenXmlCell { CellReference = at, DataType = CellValues.SharedString, CellValue = new CellValue(count++) };
                    case bool flag: return new OpenXmlCell { CellReference = at, DataType = CellValues.Boolean, CellValue = new CellValue(flag) };
                    case DateTime date: return new OpenXmlCell { CellReference = at, StyleIndex = 1, CellValue = new CellValue(date.ToOADate()) };
                    default: return new OpenXmlCell { CellReference = at, CellValue = new CellValue((double)value) };
                }
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Writes texts into the cells, and no positions.</summary>
    public static async Task<byte[]> OfSpreadCheetah(object?[][] rows)
    {
        using var bytes = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(bytes))
        {
            await workbook.StartWorksheetAsync("Data");
            var date = workbook.AddStyle(new Style { Format = NumberFormat.Custom("dd/mm/yyyy hh:mm") });
            foreach (var row in rows)
            {
                await workbook.AddRowAsync([.. row.Select(value => value switch
                {
                    null => default,
                    string text => new SpreadCheetah.Cell(text),
                    bool flag => new SpreadCheetah.Cell(flag),
                    DateTime time => new SpreadCheetah.Cell(time, date),
                    _ => new SpreadCheetah.Cell((double)value),
                })]);
            }

            await workbook.FinishAsync();
        }

        return bytes.ToArray();
    }
}
