namespace CsaeDataBridge.Fhir;

/// <summary>Compiles <c>repeat</c>: the items at the paths, the items at the paths below those, and so on.</summary>
internal static class ViewRepeat
{
    public static (ViewStep? Step, ViewScope Scope) Unfold(ViewSelect select, ViewScope outer, int number)
    {
        string place = select.Place + ".repeat";
        ViewScope scope = outer with { Place = place };
        PathNode[] paths = [.. select.Repeat.Select(path => ViewExpressions.Parse(path, scope.Notes.File, place))];
        var reading = new ViewShape(false, null);
        FhirType? type = TypeOf(paths, scope);
        if (type is null)
        {
            var none = new ViewStep(number, "CAST([] AS BOOLEAN[])", false);
            return (none, outer with { This = ViewValue.Nothing, RowIndex = ViewPlanner.IndexOf(none) });
        }

        var item = new ViewValue(ViewKind.Element, "e", false) { Type = type, Shape = reading };
        string below = Items(paths, scope with { This = item }, reading);
        var step = new ViewStep(number, Items(paths, scope, reading), false) { Below = below, Reading = reading };
        return (step, outer with { This = item with { Sql = step.Item }, RowIndex = ViewPlanner.IndexOf(step) });
    }

    /// <summary>The one type of all items; null when no path ever gives one.</summary>
    private static FhirType? TypeOf(PathNode[] paths, ViewScope scope)
    {
        var types = new List<FhirType>();
        var open = new Queue<FhirType>();
        FhirType? start = scope.This.Type;
        for (FhirType? from = start; from is not null; from = open.Count > 0 ? open.Dequeue() : null)
        {
            foreach (PathNode path in paths)
            {
                if (Walk(path, from, scope) is { } found && !types.Contains(found))
                {
                    types.Add(found);
                    open.Enqueue(found);
                }
            }
        }

        if (types.Count == 0)
        {
            scope.ReadsNothing(0, $"paths that {start?.Name ?? "nothing"} does not have");
        }

        return types.Count > 1 ? throw scope.Refuse(0, $"items of {types.Count} types", "paths that all lead to items of one type") : types.FirstOrDefault();
    }

    private static FhirType? Walk(PathNode path, FhirType from, ViewScope scope)
    {
        if (path is not MemberNode member)
        {
            throw scope.Unsupported(path.Position, "a path of repeat that is no chain of elements");
        }

        FhirType? owner = member.Focus is null ? from : Walk(member.Focus, from, scope);
        return owner?.Element(member.Name) is { IsChoice: false } element ? element.Types[0] : null;
    }

    private static string Items(PathNode[] paths, ViewScope scope, ViewShape reading)
    {
        string[] lists = [.. paths.OfType<MemberNode>().Where(path => Walk(path, scope.This.Type!, scope) is not null).Select(path => Item(path, scope, reading))];
        return lists.Length switch
        {
            0 => "CAST([] AS JSON[])",
            1 => lists[0],
            _ => $"list_concat({string.Join(", ", lists.Select(list => $"coalesce({list}, [])"))})",
        };
    }

    private static string Item(MemberNode path, ViewScope scope, ViewShape reading)
    {
        ViewValue owner = path.Focus is null ? scope.This : ViewExpressions.Compile(path.Focus, scope);
        return ViewLists.AsList(scope, ViewElements.Json(scope, owner, path.Name, owner.Type!.Element(path.Name)!, reading)).Sql;
    }
}
