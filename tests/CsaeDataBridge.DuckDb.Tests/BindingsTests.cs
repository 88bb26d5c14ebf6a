using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace CsaeDataBridge.Tests;

/// <summary>Everything that DuckDB.NET.Data.dll refers to in DuckDB.NET.Bindings is there, with the same signature.</summary>
public sealed class BindingsTests
{
    private const string Bindings = "DuckDB.NET.Bindings";

    [Fact]
    public void EveryReference_OfTheProvider_HasItsDefinition()
    {
        using PEReader provider = Open(typeof(DuckDBConnection));
        using PEReader bindings = Open(typeof(DuckDBResult));
        (List<string> types, List<string> members) = References(provider.GetMetadataReader());
        HashSet<string> defined = Definitions(bindings.GetMetadataReader());
        Assert.Equal(57, types.Count);
        Assert.Equal(206, members.Count);
        Assert.Equal([], types.Except(defined));
        Assert.Equal([], members.Except(defined));
    }

    [Fact]
    public void Identity_IsTheOneTheProviderNames()
    {
        AssemblyName named = Assert.Single(typeof(DuckDBConnection).Assembly.GetReferencedAssemblies(), name => name.Name == Bindings);
        AssemblyName own = typeof(DuckDBResult).Assembly.GetName();
        Assert.Equal(named.GetPublicKeyToken(), own.GetPublicKeyToken());
        Assert.True(own.Version >= named.Version);
    }

    [Fact]
    public unsafe void Layouts_AreThoseOfTheHeader()
    {
        Assert.Equal(48, sizeof(DuckDBResult));
        Assert.Equal(16, sizeof(DuckDBString));
        Assert.Equal(16, sizeof(DuckDBListEntry));
        Assert.Equal(16, sizeof(DuckDBHugeInt));
        Assert.Equal(16, sizeof(DuckDBUHugeInt));
        Assert.Equal(16, sizeof(DuckDBInterval));
        Assert.Equal(24, sizeof(DuckDBDecimal));
        Assert.Equal(24, sizeof(DuckDBBignum));
        Assert.Equal(24, sizeof(DuckDBQueryProgress));
        Assert.Equal(4, sizeof(DuckDBDate));
        Assert.Equal(8, sizeof(DuckDBDateOnly));
        Assert.Equal(8, sizeof(DuckDBTimeOnly));
        Assert.Equal(16, sizeof(DuckDBTimestamp));
        Assert.Equal(12, sizeof(DuckDBTimeTz));
    }

    [Fact]
    public void EveryEntryPoint_IsInTheLibrary()
    {
        string path = Environment.GetEnvironmentVariable("DUCKDB_LIBRARY")
            ?? Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "runtimes"), "*duckdb.*", SearchOption.AllDirectories)[0];
        nint library = NativeLibrary.Load(path);
        string[] entryPoints = [.. typeof(DuckDBResult).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<DllImportAttribute>()?.EntryPoint)
            .OfType<string>()];
        Assert.InRange(entryPoints.Length, 160, 250);
        Assert.Equal([], entryPoints.Where(name => !NativeLibrary.TryGetExport(library, name, out _)));
    }

    private static PEReader Open(Type type) => new(File.OpenRead(type.Assembly.Location));

    private static (List<string> Types, List<string> Members) References(MetadataReader reader)
    {
        var names = new MetadataNames();
        var types = reader.TypeReferences.Where(handle => IsOfBindings(reader, handle)).ToHashSet();
        var members = new List<string>();
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || !types.Contains((TypeReferenceHandle)member.Parent))
            {
                continue;
            }

            string type = MetadataNames.NameOf(reader, (TypeReferenceHandle)member.Parent);
            string name = reader.GetString(member.Name);
            members.Add(member.GetKind() == MemberReferenceKind.Field
                ? MetadataNames.Field(type, name, member.DecodeFieldSignature(names, null))
                : MetadataNames.Method(type, name, member.DecodeMethodSignature(names, null)));
        }

        return ([.. types.Select(handle => MetadataNames.NameOf(reader, handle))], members);
    }

    private static bool IsOfBindings(MetadataReader reader, TypeReferenceHandle handle)
    {
        EntityHandle scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsOfBindings(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Bindings,
            _ => false,
        };
    }

    private static HashSet<string> Definitions(MetadataReader reader)
    {
        var names = new MetadataNames();
        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition definition = reader.GetTypeDefinition(handle);
            if ((definition.Attributes & TypeAttributes.VisibilityMask) is not (TypeAttributes.Public or TypeAttributes.NestedPublic))
            {
                continue;
            }

            string type = MetadataNames.NameOf(reader, handle);
            defined.Add(type);
            foreach (MethodDefinition method in definition.GetMethods().Select(reader.GetMethodDefinition))
            {
                if ((method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
                {
                    defined.Add(MetadataNames.Method(type, reader.GetString(method.Name), method.DecodeSignature(names, null)));
                }
            }

            foreach (FieldDefinition field in definition.GetFields().Select(reader.GetFieldDefinition))
            {
                if ((field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
                {
                    defined.Add(MetadataNames.Field(type, reader.GetString(field.Name), field.DecodeSignature(names, null)));
                }
            }
        }

        return defined;
    }
}
