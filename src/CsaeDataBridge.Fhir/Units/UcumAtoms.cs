using System.Collections.Frozen;
using System.Globalization;

namespace CsaeDataBridge.Fhir;

/// <summary>The units of UCUM that health records use, each in terms of base units; an arbitrary unit such as <c>[IU]</c> is a base of its own.</summary>
internal static class UcumAtoms
{
    private static readonly (string Prefix, int Power)[] Prefixes =
    [
        ("da", 1), ("Y", 24), ("Z", 21), ("E", 18), ("P", 15), ("T", 12), ("G", 9), ("M", 6), ("k", 3), ("h", 2), ("d", -1), ("c", -2),
        ("m", -3), ("u", -6), ("n", -9), ("p", -12), ("f", -15), ("a", -18), ("z", -21), ("y", -24),
    ];

    /// <summary>Name, whether prefixes go before it, factor, and base units with their powers.</summary>
    private static readonly string[] Table =
    [
        "m y 1 m 1", "s y 1 s 1", "g y 1 g 1", "rad y 1 rad 1", "K y 1 K 1", "C y 1 C 1", "cd y 1 cd 1", "mol y 1 mol 1",
        "Cel y 1 Cel 1", "[degF] n 1 [degF] 1",
        "10* n 10", "10^ n 10", "% n 0.01", "[ppth] n 0.001", "[ppm] n 0.000001", "[ppb] n 0.000000001", "[pi] n 3.1415926535897932384626433833",
        "sr y 1 rad 2", "Hz y 1 s -1", "N y 1000 g 1 m 1 s -2", "Pa y 1000 g 1 m -1 s -2", "J y 1000 g 1 m 2 s -2", "W y 1000 g 1 m 2 s -3",
        "A y 1 C 1 s -1", "V y 1000 g 1 m 2 s -2 C -1", "F y 0.001 C 2 g -1 m -2 s 2", "Ohm y 1000 g 1 m 2 s -1 C -2", "S y 0.001 C 2 g -1 m -2 s 1",
        "Wb y 1000 g 1 m 2 s -1 C -1", "T y 1000 g 1 s -1 C -1", "H y 1000 g 1 m 2 C -2", "lm y 1 cd 1 rad 2", "lx y 1 cd 1 rad 2 m -2",
        "Bq y 1 s -1", "Gy y 1 m 2 s -2", "Sv y 1 m 2 s -2", "kat y 1 mol 1 s -1", "U y 0.00000001666666666666666666667 mol 1 s -1", "eq y 1 mol 1", "osm y 1 mol 1",
        "deg n 0.0174532925199432957692369077 rad 1", "L y 0.001 m 3", "l y 0.001 m 3", "ar y 100 m 2", "t y 1000000 g 1", "u y 0.0000000000000000000000016605 g 1",
        "min n 60 s 1", "h n 3600 s 1", "d n 86400 s 1", "wk n 604800 s 1", "mo n 2629800 s 1", "a n 31557600 s 1", "mo_g n 2629746 s 1", "a_g n 31556952 s 1", "mo_j n 2629800 s 1", "a_j n 31557600 s 1",
        "bar y 100000000 g 1 m -1 s -2", "atm n 101325000 g 1 m -1 s -2", "m[Hg] y 133322000 g 1 m -1 s -2", "m[H2O] y 9806650 g 1 m -1 s -2", "[psi] n 6894757.293168359 g 1 m -1 s -2",
        "cal y 4184 g 1 m 2 s -2", "[Cal] n 4184000 g 1 m 2 s -2", "dyn y 0.01 g 1 m 1 s -2", "erg y 0.0001 g 1 m 2 s -2", "P y 100 g 1 m -1 s -1", "R y 0.000000258 C 1 g -1",
        "[in_i] n 0.0254 m 1", "[ft_i] n 0.3048 m 1", "[yd_i] n 0.9144 m 1", "[mi_i] n 1609.344 m 1", "[in_us] n 0.0254000508001016002032004 m 1", "[ft_us] n 0.3048006096012192024384049 m 1",
        "[lb_av] n 453.59237 g 1", "[oz_av] n 28.349523125 g 1", "[ston_av] n 907184.74 g 1", "[stone_av] n 6350.29318 g 1", "[gr] n 0.06479891 g 1", "[dr_av] n 1.7718451953125 g 1",
        "[gal_us] n 0.003785411784 m 3", "[qt_us] n 0.000946352946 m 3", "[pt_us] n 0.000473176473 m 3", "[cup_us] n 0.0002365882365 m 3", "[foz_us] n 0.0000295735295625 m 3", "[tbs_us] n 0.00001478676478125 m 3", "[tsp_us] n 0.00000492892159375 m 3",
        "[gal_br] n 0.00454609 m 3", "[pt_br] n 0.00056826125 m 3", "[foz_br] n 0.0000284130625 m 3", "[acr_us] n 4046.872609874252 m 2", "[drp] n 0.00000005 m 3",
        "[IU] y 1 [IU] 1", "[iU] y 1 [IU] 1", "[arb'U] n 1 [arb'U] 1", "[CFU] n 1 [CFU] 1", "[pH] n 1 [pH] 1", "[MPL'U] n 1 [MPL'U] 1", "[APL'U] n 1 [APL'U] 1", "[GPL'U] n 1 [GPL'U] 1", "[hp_X] n 1 [hp_X] 1", "[diop] n 1 m -1", "B y 1 B 1", "bit n 1 bit 1", "By y 8 bit 1", "Bd y 1 s -1",
    ];

    private static readonly FrozenDictionary<string, (UcumUnit Unit, bool Metric)> Atoms = Table.Select(Read).ToFrozenDictionary(atom => atom.Name, atom => (atom.Unit, atom.Metric), StringComparer.Ordinal);

    /// <summary>The unit of that code, with a prefix where it may have one; null when UCUM has none, or none that is known here.</summary>
    public static UcumUnit? Find(string code)
    {
        if (Atoms.TryGetValue(code, out (UcumUnit Unit, bool Metric) atom))
        {
            return atom.Unit;
        }

        foreach ((string prefix, int power) in Prefixes)
        {
            if (code.StartsWith(prefix, StringComparison.Ordinal) && Atoms.TryGetValue(code[prefix.Length..], out atom) && atom.Metric)
            {
                return atom.Unit.Times(new UcumUnit(10, []), power);
            }
        }

        return null;
    }

    private static (string Name, UcumUnit Unit, bool Metric) Read(string line)
    {
        string[] words = line.Split(' ');
        IEnumerable<(string, int)> powers = words.Skip(3).Chunk(2).Select(pair => (pair[0], int.Parse(pair[1], CultureInfo.InvariantCulture)));
        return (words[0], new UcumUnit(decimal.Parse(words[2], CultureInfo.InvariantCulture), [.. powers.OrderBy(part => part.Item1, StringComparer.Ordinal)]), words[1] == "y");
    }
}
