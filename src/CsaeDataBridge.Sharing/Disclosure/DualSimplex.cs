namespace CsaeDataBridge.Sharing;

/// <summary>
/// A bounded dual simplex over the equations of a release: finds the cheapest changes that keep every equation. It works in floating point and
/// only proposes; <see cref="CountMove.Fits"/> decides.
/// </summary>
/// <remarks>
/// Each count has two columns, what is added (2c) and what is taken away (2c + 1), both at no less than nothing, and each equation a slack. Costs are
/// never negative, so the slacks alone are a dual feasible start, and bounds may be tightened after an optimum and solved on from there.
/// </remarks>
internal sealed class DualSimplex
{
    private const double Tolerance = 1e-7;
    private readonly CountSystem system;
    private readonly int rows;
    private readonly int columns;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] reduced;
    private readonly bool[] atUpper;
    private readonly int[] basicRow;
    private readonly int[] basis;
    private readonly double[] basic;
    private readonly double[] rowOfInverse;
    private readonly double[] entering;
    private readonly double[] pivotRow;
    private readonly List<int> touched = [];
    private readonly bool[] isTouched;
    private readonly List<int> inverseRows = [];
    private readonly EtaFile inverse = new();

    public DualSimplex(CountSystem system)
    {
        this.system = system;
        rows = system.Equations.Count;
        columns = (2 * system.Counts.Count) + rows;
        lower = new double[columns];
        upper = new double[columns];
        reduced = new double[columns];
        atUpper = new bool[columns];
        basicRow = new int[columns];
        basis = new int[rows];
        basic = new double[rows];
        rowOfInverse = new double[rows];
        entering = new double[rows];
        pivotRow = new double[system.Counts.Count];
        isTouched = new bool[system.Counts.Count];
    }

    /// <summary>Pivots since it was made, each times its rows; the same work is the same number on every machine.</summary>
    public long Work { get; private set; }

    /// <summary>Forgets the last program: no change is allowed and every slack is basic.</summary>
    public void Begin()
    {
        Array.Clear(lower);
        Array.Clear(upper);
        Array.Clear(reduced);
        Array.Clear(atUpper);
        Array.Clear(basic);
        Array.Fill(basicRow, -1);
        inverse.Clear();
        for (int row = 0; row < rows; row++)
        {
            CountEquation equation = system.Equations[row];
            int slack = Slack(row);
            basis[row] = slack;
            basicRow[slack] = row;
            lower[slack] = system.TotalOf(row) - equation.High;
            upper[slack] = system.TotalOf(row) - equation.Low;
        }
    }

    /// <summary>Lets a count change.</summary>
    public void Allow(int count, double mostAdded, double mostTaken, double cost)
    {
        upper[2 * count] = mostAdded;
        upper[(2 * count) + 1] = mostTaken;
        reduced[2 * count] = reduced[(2 * count) + 1] = cost;
    }

    /// <summary>Demands a change of a count, before the first solve.</summary>
    public void Demand(int count, long change)
    {
        ReadOnlySpan<int> equations = system.EquationsOf(count);
        for (int place = 0; place < equations.Length; place++)
        {
            basic[equations[place]] -= system.FactorsOf(count)[place] * (double)change;
        }

        lower[2 * count] = upper[2 * count] = lower[(2 * count) + 1] = upper[(2 * count) + 1] = 0;
    }

    /// <summary>After a solve, holds a count that is not whole at a change; <see cref="Solve"/> goes on from there.</summary>
    public void Fix(int count, long change)
    {
        Hold(2 * count, Math.Max(change, 0));
        Hold((2 * count) + 1, Math.Max(-change, 0));
    }

    /// <summary>What is added to a count, less what is taken from it.</summary>
    public double Change(int count) => Value(2 * count) - Value((2 * count) + 1);

    /// <param name="mostPivots">It gives up after so many.</param>
    public SimplexOutcome Solve(int mostPivots)
    {
        for (int pivot = 0; pivot < mostPivots; pivot++)
        {
            int row = WorstRow();
            if (row < 0)
            {
                return SimplexOutcome.Optimal;
            }

            bool rises = basic[row] < lower[basis[row]];
            int column = Entering(row, rises);
            if (column < 0)
            {
                return SimplexOutcome.Infeasible;
            }

            Pivot(row, column, rises);
        }

        return SimplexOutcome.GaveUp;
    }

    private int Slack(int row) => (2 * system.Counts.Count) + row;

    private double Value(int column) => basicRow[column] is var row and >= 0 ? basic[row] : atUpper[column] ? upper[column] : lower[column];

    private void Hold(int column, double value)
    {
        if (basicRow[column] < 0 && Value(column) is var old && old != value)
        {
            LoadColumn(column);
            for (int row = 0; row < rows; row++)
            {
                basic[row] -= (value - old) * entering[row];
            }
        }

        lower[column] = upper[column] = value;
        atUpper[column] = false;
    }

    private int WorstRow()
    {
        int worst = -1;
        double most = Tolerance;
        for (int row = 0; row < rows; row++)
        {
            double value = basic[row];
            double off = Math.Max(lower[basis[row]] - value, value - upper[basis[row]]);
            if (off > most)
            {
                most = off;
                worst = row;
            }
        }

        return worst;
    }

    // The ratio test: of the columns that mend the row, the one whose reduced cost is used up first.
    private int Entering(int row, bool rises)
    {
        Array.Clear(rowOfInverse);
        rowOfInverse[row] = 1;
        inverse.Backward(rowOfInverse);
        foreach (int count in touched)
        {
            pivotRow[count] = 0;
            isTouched[count] = false;
        }

        touched.Clear();
        inverseRows.Clear();
        for (int at = 0; at < rows; at++)
        {
            if (Math.Abs(rowOfInverse[at]) > 1e-11)
            {
                inverseRows.Add(at);
                Spread(system.Equations[at], rowOfInverse[at]);
            }
        }

        int best = -1;
        double least = double.PositiveInfinity;
        double bestSize = 0;
        foreach (int count in touched)
        {
            Consider(2 * count, pivotRow[count]);
            Consider((2 * count) + 1, -pivotRow[count]);
        }

        foreach (int at in inverseRows)
        {
            Consider(Slack(at), rowOfInverse[at]);
        }

        return best;

        void Consider(int column, double alpha)
        {
            double toward = rises ? -alpha : alpha;
            if (Math.Abs(alpha) < 1e-8 || basicRow[column] >= 0 || lower[column] == upper[column] || (atUpper[column] ? toward > 0 : toward < 0))
            {
                return;
            }

            double size = Math.Abs(alpha);
            double ratio = Math.Abs(reduced[column]) / size;
            if (ratio < least - 1e-10 || (ratio <= least + 1e-10 && (size > bestSize + 1e-10 || (size > bestSize - 1e-10 && column < best))))
            {
                least = Math.Min(least, ratio);
                best = column;
                bestSize = size;
            }
        }
    }

    private void Spread(CountEquation equation, double weight)
    {
        for (int place = 0; place < equation.Counts.Count; place++)
        {
            int count = equation.Counts[place];
            pivotRow[count] += weight * equation.Factors[place];
            if (!isTouched[count])
            {
                isTouched[count] = true;
                touched.Add(count);
            }
        }
    }

    private void Pivot(int row, int column, bool rises)
    {
        Work += rows;
        LoadColumn(column);
        int leaving = basis[row];
        double bound = rises ? lower[leaving] : upper[leaving];
        double step = (basic[row] - bound) / entering[row];
        double value = Value(column) + step;
        for (int at = 0; at < rows; at++)
        {
            if (entering[at] != 0)
            {
                basic[at] -= step * entering[at];
            }
        }

        double price = reduced[column] / entering[row];
        foreach (int count in touched)
        {
            reduced[2 * count] -= price * pivotRow[count];
            reduced[(2 * count) + 1] += price * pivotRow[count];
        }

        foreach (int at in inverseRows)
        {
            reduced[Slack(at)] -= price * rowOfInverse[at];
        }

        reduced[column] = 0;
        atUpper[leaving] = !rises;
        basicRow[leaving] = -1;
        basicRow[column] = row;
        basis[row] = column;
        basic[row] = value;
        inverse.Add(row, entering);
    }

    private void LoadColumn(int column)
    {
        Array.Clear(entering);
        if (column >= 2 * system.Counts.Count)
        {
            entering[column - (2 * system.Counts.Count)] = 1;
        }
        else
        {
            int count = column / 2;
            int sign = column % 2 == 0 ? 1 : -1;
            ReadOnlySpan<int> equations = system.EquationsOf(count);
            ReadOnlySpan<int> factors = system.FactorsOf(count);
            for (int place = 0; place < equations.Length; place++)
            {
                entering[equations[place]] += sign * factors[place];
            }
        }

        inverse.Forward(entering);
    }
}
