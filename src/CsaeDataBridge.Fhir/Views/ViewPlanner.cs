namespace CsaeDataBridge.Fhir;

/// <summary>Turns the selects of a view into branches: unions become branches of their own, all else stands beside each other.</summary>
internal sealed class ViewPlanner(ViewNotes notes, ViewValue root)
{
    /// <summary>More would take longer to plan than to read the file.</summary>
    private const int MaxBranches = 64;

    private int _steps;

    public IReadOnlyList<ViewBranch> Plan(IReadOnlyList<ViewSelect> selects) => Beside(selects, new ViewScope(notes, "", root, root, () => "0"));

    public string Condition(string place, string path)
    {
        var scope = new ViewScope(notes, place, root, root, () => "0");
        PathNode node = ViewExpressions.Parse(path, notes.File, place);
        ViewValue value = ViewExpressions.Compile(node, scope);
        return value.Kind is ViewKind.Boolean or ViewKind.Nothing ? ViewExpressions.Condition(value, scope).Sql
            : throw scope.Refuse(node.Position, "a condition that is never true or false", "a condition, for example with exists()");
    }

    private ViewBranch[] Beside(IReadOnlyList<ViewSelect> selects, ViewScope scope)
    {
        ViewBranch[] branches = [ViewBranch.Empty];
        foreach (ViewSelect select in selects)
        {
            ViewBranch[] own = Of(select, scope);
            branches = [.. branches.SelectMany(left => own.Select(left.With))];
            Limit(branches.Length, select.Place);
        }

        return branches;
    }

    private ViewBranch[] Of(ViewSelect select, ViewScope outer)
    {
        (ViewStep? step, ViewScope scope) = Unfold(select, outer);
        var columns = new ViewBranch(step is null ? [] : [step], [.. select.Columns.Select(column => ViewColumns.Of(column, scope with { Place = column.Place + ".path" }))]);
        ViewBranch[] branches = [.. Beside(select.Selects, scope).Select(columns.With)];
        if (select.Unions.Count == 0)
        {
            return branches;
        }

        ViewBranch[][] parts = [.. select.Unions.Select(part => Of(part, scope))];
        ViewColumns.CheckUnion(notes.File, select.Place, parts);
        branches = [.. branches.SelectMany(left => parts.SelectMany(part => part).Select(left.With))];
        Limit(branches.Length, select.Place);
        return branches;
    }

    private (ViewStep? Step, ViewScope Scope) Unfold(ViewSelect select, ViewScope outer)
    {
        if (select.Repeat.Count > 0)
        {
            return ViewRepeat.Unfold(select, outer, ++_steps);
        }

        if ((select.ForEach ?? select.ForEachOrNull) is not { } path)
        {
            return (null, outer);
        }

        bool orNull = select.ForEach is null;
        string place = $"{select.Place}.{(orNull ? "forEachOrNull" : "forEach")}";
        ViewScope scope = outer with { Place = place };
        PathNode node = ViewExpressions.Parse(path, notes.File, place);
        ViewValue items = ViewExpressions.Compile(node, scope);
        if (items.Kind == ViewKind.Choice)
        {
            throw scope.Refuse(node.Position, "an element that has several types", "ofType() after it");
        }

        string list = items.Kind == ViewKind.Nothing ? "CAST([] AS BOOLEAN[])" : ViewLists.AsList(scope, items).Sql;
        var step = new ViewStep(++_steps, list, orNull);
        return (step, outer with { This = items with { Sql = items.Kind == ViewKind.Nothing ? "NULL" : step.Item, IsList = false, Extended = null }, RowIndex = IndexOf(step) });
    }

    internal static Func<string> IndexOf(ViewStep step) => () =>
    {
        step.NeedsIndex = true;
        return step.Index;
    };

    private void Limit(int branches, string place)
    {
        if (branches > MaxBranches)
        {
            throw ViewFault.NotAView(notes.File, place, $"unions with more than {MaxBranches} combinations", "fewer unions beside each other");
        }
    }
}
