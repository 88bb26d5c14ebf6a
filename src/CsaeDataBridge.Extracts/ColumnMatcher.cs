using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Extracts;

/// <summary>Finds the column of each field in a file's header, by normal form, under the agreement's rules.</summary>
internal static class ColumnMatcher
{
    /// <returns>For each field of the plan its column, or one for each of its numbers, -1 when an optional one is absent; and the headers nobody claims.</returns>
    public static (IReadOnlyList<int[]> Columns, IReadOnlyList<string> Extra) Match(string file, IReadOnlyList<string> headers, StagePlan plan)
    {
        var issues = new List<Issue>();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var twice = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < headers.Count; index++)
        {
            string normal = NormalForm.Of(headers[index]);
            if (normal.Length > 0 && !byName.TryAdd(normal, index))
            {
                twice.Add(normal);
            }
        }

        var forbidden = new ForbiddenColumns(plan);
        var columns = new List<int[]>();
        foreach (StageField field in plan.Fields)
        {
            columns.Add([.. ColumnNames.Of(field.Columns, field.Numbers).Select(spellings => Find(file, plan, forbidden, field, spellings, byName, twice, headers, issues))]);
        }

        HashSet<int> claimed = [.. columns.SelectMany(found => found)];
        string[] extra = [.. headers.Where((header, index) => header.Length > 0 && !claimed.Contains(index))];
        if (plan.RefuseUnlisted && extra.Length > 0)
        {
            issues.Add(Issue.Error(ExtractCodes.UnlistedColumn, new Place(file), $"{extra.Length} columns that no clause lists, the first is \"{extra[0]}\"", "only columns that the agreement lists", "ask the agency to leave them out; the clause refuses such files"));
        }

        return issues.Count == 0 ? (columns, extra) : throw new BridgeException(issues);
    }

    private static int Find(string file, StagePlan plan, ForbiddenColumns forbidden, StageField field, IReadOnlyList<string> spellings, Dictionary<string, int> byName, HashSet<string> twice, IReadOnlyList<string> headers, List<Issue> issues)
    {
        var place = new Place(file, Field: field.Name);
        foreach (string name in spellings)
        {
            string normal = NormalForm.Of(name);
            if (!byName.TryGetValue(normal, out int index))
            {
                string[] like = [.. byName.Keys.Where(new WildcardPattern(name).MatchesNormal)];
                if (like.Length == 0)
                {
                    continue;
                }

                if (like.Length > 1)
                {
                    issues.Add(Issue.Error(ExtractCodes.HeaderTwice, place, $"{like.Length} columns like \"{name}\"", "one column", "write the column's name in full, or more of it"));
                }

                normal = like[0];
                index = byName[normal];
            }

            if (twice.Contains(normal))
            {
                issues.Add(Issue.Error(ExtractCodes.HeaderTwice, place, $"the column \"{name}\" twice", "each column once", "ask the agency which of the two is meant"));
            }

            if (forbidden.Has(normal))
            {
                issues.Add(Issue.Error(ExtractCodes.ForbiddenColumn, place, $"a field that reads \"{name}\", which the agreement forbids", "only columns that the agreement permits", "remove the field from the mapping"));
            }

            return index;
        }

        if ((field.Required && field.Numbers.Count == 0) || plan.StopOnMissingColumn)
        {
            string nearest = headers.Count == 0 ? "none" : string.Join(", ", headers.Where(header => header.Length > 0).OrderBy(header => Spelling.Distance(NormalForm.Of(header), NormalForm.Of(spellings[0]))).Take(3).Select(header => $"\"{header}\""));
            issues.Add(Issue.Error(ExtractCodes.MissingColumn, place, $"no column {string.Join(" or ", spellings.Select(name => $"\"{name}\""))}", $"that column; the nearest here are {nearest}", "add the new name to the field's 'column:', or ask the agency"));
        }

        return -1;
    }
}
