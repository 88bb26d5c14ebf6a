using CsaeDataBridge.Sharing;

namespace CsaeDataBridge.Reporting;

/// <summary>A protected table in HTML, in a box that scrolls by itself, with the words for the marks that stand in it.</summary>
internal static class TableHtml
{
    public static void Append(Html page, TableShape shape, string title, string marker)
    {
        ProtectedTable table = shape.Table;
        string caption = $"caption-{table.Id}";
        page.Add($"<div class=\"data\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{caption}\"><table>\n<caption id=\"{caption}\" class=\"unseen\">{title}</caption>\n");
        if (shape.Across)
        {
            AppendAcross(page, shape, marker);
        }
        else if (shape.ByArea && shape.ByMember)
        {
            AppendGroups(page, shape, marker);
        }
        else
        {
            AppendLines(page, shape, marker);
        }

        page.Add($"</table></div>\n");
        AppendNotes(page, table, marker);
        page.Add($"<p class=\"file\">Table <a href=\"tables/{table.Id}.csv\">{table.Id}.csv</a></p>\n</div>\n");
    }

    private static void AppendLines(Html page, TableShape shape, string marker)
    {
        page.Add($"<thead><tr><th scope=\"col\">{shape.RowTitle}</th>");
        AppendColumnTitles(page, shape.Table);
        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (ProtectedRow row in shape.Table.Rows)
        {
            OpenRow(page, TableShape.IsTotal(row));
            page.Add($"<th scope=\"row\">{TableShape.RowName(row, shape.ByArea)}</th>");
            AppendCells(page, shape.Table, row, marker);
        }

        page.Add($"</tbody>\n");
    }

    private static void AppendAcross(Html page, TableShape shape, string marker)
    {
        IReadOnlyList<string> members = shape.Members;
        ProtectedColumn column = shape.Table.Columns[0];
        page.Add($"<thead><tr><th scope=\"col\" rowspan=\"2\">Area</th><th scope=\"colgroup\" colspan=\"{members.Count}\" class=\"over\">{column.Title}, by {shape.Table.BreakdownTitle!.ToLowerInvariant()}</th></tr>\n<tr>");
        foreach (string member in members)
        {
            page.Add($"<th scope=\"col\">{TableShape.MemberTitle(member)}</th>");
        }

        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (IGrouping<string, ProtectedRow> area in shape.Areas)
        {
            OpenRow(page, area.Key == "all");
            page.Add($"<th scope=\"row\">{area.First().AreaName}</th>");
            foreach (string member in members)
            {
                ProtectedRow? row = area.FirstOrDefault(row => row.Breakdown == member);
                AppendCell(page, row is null ? ProtectedCell.NotApplicable : row.Cells[0], column.Unit, marker);
            }

            page.Add($"</tr>\n");
        }

        page.Add($"</tbody>\n");
    }

    private static void AppendGroups(Html page, TableShape shape, string marker)
    {
        page.Add($"<thead><tr><th scope=\"col\">Area</th><th scope=\"col\" class=\"words\">{shape.Table.BreakdownTitle}</th>");
        AppendColumnTitles(page, shape.Table);
        page.Add($"</tr></thead>\n");
        foreach (IGrouping<string, ProtectedRow> area in shape.Areas)
        {
            ProtectedRow[] rows = [.. area];
            page.Add($"<tbody>\n");
            for (int index = 0; index < rows.Length; index++)
            {
                OpenRow(page, rows[index].Breakdown == "all");
                if (index == 0)
                {
                    page.Add($"<th scope=\"rowgroup\" rowspan=\"{rows.Length}\">{rows[0].AreaName}</th>");
                }

                page.Add($"<th scope=\"row\">{TableShape.MemberTitle(rows[index].Breakdown)}</th>");
                AppendCells(page, shape.Table, rows[index], marker);
            }

            page.Add($"</tbody>\n");
        }
    }

    private static void AppendColumnTitles(Html page, ProtectedTable table)
    {
        foreach (ProtectedColumn column in table.Columns)
        {
            page.Add($"<th scope=\"col\">{column.Title}</th>");
        }
    }

    private static void OpenRow(Html page, bool total) => page.AddRaw(total ? "<tr class=\"total\">" : "<tr>");

    private static void AppendCells(Html page, ProtectedTable table, ProtectedRow row, string marker)
    {
        for (int column = 0; column < row.Cells.Count; column++)
        {
            AppendCell(page, row.Cells[column], table.Columns[column].Unit, marker);
        }

        page.Add($"</tr>\n");
    }

    private static void AppendCell(Html page, ProtectedCell cell, string unit, string marker)
    {
        string text = Figures.Text(cell, unit, marker);
        switch (cell.State)
        {
            case CellState.Shown:
                page.Add($"<td>{text}</td>");
                break;
            case CellState.Suppressed:
                page.Add($"<td class=\"mark\">{text}<span class=\"unseen\"> (hidden)</span></td>");
                break;
            default:
                page.Add($"<td class=\"mark\">{text}</td>");
                break;
        }
    }

    private static void AppendNotes(Html page, ProtectedTable table, string marker)
    {
        ILookup<CellState, ProtectedCell> states = table.Rows.SelectMany(row => row.Cells).ToLookup(cell => cell.State);
        (CellState State, string Mark, string Meaning)[] notes =
        [
            (CellState.Suppressed, marker, PageFoot.HiddenMeaning),
            (CellState.NoData, Figures.NoData, PageFoot.NoDataMeaning),
            (CellState.NotApplicable, Figures.NotApplicable, PageFoot.NotApplicableMeaning),
        ];
        foreach ((CellState _, string mark, string meaning) in notes.Where(note => states.Contains(note.State)))
        {
            page.Add($"<p class=\"note\"><b>{mark}</b> {meaning}</p>\n");
        }
    }
}
