namespace Regressor.Infrastructure.Tables;

/// <summary>Recognizes the decimal sign.</summary>
internal static class DecimalSigns
{
    private const int EnoughRows = 5_000;

    /// <summary>',' if there are numbers like 1,5 and, over some thousand rows, none like 1.5.</summary>
    /// <param name="records">At the first row.</param>
    public static char Recognize(CsvRecords records)
    {
        var rowsSinceComma = 0;
        do
        {
            for (var column = 0; column < records.Count; column++)
            {
                var cell = records.Cell(column).Trim();
                if (!cell.ContainsAny('.', ',')) continue;
                if (NumberText.With('.').TryParse(cell, out _)) return '.';
                if (rowsSinceComma == 0 && NumberText.With(',').TryParse(cell, out _)) rowsSinceComma = 1;
            }

            if (rowsSinceComma > 0) rowsSinceComma++;
        }
        while (rowsSinceComma <= EnoughRows && records.Read());

        return rowsSinceComma > 0 ? ',' : '.';
    }
}
