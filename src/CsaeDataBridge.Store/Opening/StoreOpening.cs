using CsaeDataBridge.Issues;

namespace CsaeDataBridge.Store;

/// <summary>Opens a deployment's keys, store and vault, or makes them; whatever step a kill cuts short, the next opening ends it.</summary>
internal static class StoreOpening
{
    /// <returns>The keys, and what was migrated; store and vault are there, belong together and have the current schema.</returns>
    public static (BridgeKeys Keys, MigrationResult? Migration) Prepare(StoreOptions options, StoreFiles files)
    {
        KillPoint.Reach("open/locked");
        StoreRestore.Finish(files);
        FileRewrite.RemoveUnfinished(files.Vault);
        FileRewrite.RemoveUnfinished(files.Store);
        KillPoint.Reach("open/tidied");
        Stamp? stamp = files.ReadStoreStamp();
        KillPoint.Reach("open/stamp-read");
        BridgeKeys keys = BridgeKeys.Open(options.KeyFile, create: stamp is null);
        try
        {
            KillPoint.Reach("after-key-file");
            if (stamp is null)
            {
                Create(options, files, keys);
            }
            else
            {
                Check(options, files, keys, stamp);
            }

            return (keys, StoreMigration.Run(files, options.Migrate, options.Time));
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    // The vault first: a store that is stamped always has had its vault.
    private static void Create(StoreOptions options, StoreFiles files, BridgeKeys keys)
    {
        Guid? vault = files.ReadVaultStamp()?.StoreId;
        if (vault is not null && HasPersons(files))
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.VaultWithoutStore, new Place(options.StorePath), "no store beside a vault that holds identifiers", "store and vault together", "restore the store from its last backup, or move the vault away to start anew"));
        }

        Guid storeId = vault ?? Guid.NewGuid();
        if (vault is null)
        {
            files.CreateVault(storeId);
        }

        KillPoint.Reach("after-vault-made");
        files.CreateStore(new Stamp(storeId, CommonSchema.Version, options.Synthetic, keys.Check), options.Time.GetUtcNow().UtcDateTime);
        KillPoint.Reach("after-store-made");
    }

    private static void Check(StoreOptions options, StoreFiles files, BridgeKeys keys, Stamp stamp)
    {
        if (stamp.KeyCheck != keys.Check)
        {
            throw BridgeKeys.Wrong(options.KeyFile);
        }

        if (stamp.Synthetic != options.Synthetic)
        {
            throw new BridgeException(Issue.Error(
                StoreCodes.Synthetic,
                new Place(options.StorePath),
                $"a store stamped synthetic: {Word(stamp.Synthetic)} under a configuration with synthetic: {Word(options.Synthetic)}",
                "made-up data and real data in stores of their own",
                "correct synthetic: in the configuration, or name another store"));
        }

        switch (files.ReadVaultStamp()?.StoreId)
        {
            case null when HasLoads(files):
                throw new BridgeException(Issue.Error(
                    StoreCodes.VaultMissing, new Place(options.VaultPath), "no vault beside a store that has loads", "store and vault together", "restore the vault from its last backup"));
            case null:
                files.CreateVault(stamp.StoreId);
                break;
            case { } id when id != stamp.StoreId:
                throw new BridgeException(Issue.Error(
                    StoreCodes.VaultOfAnother, new Place(options.VaultPath), "the vault of another store", "the vault that was made with this store", "correct vault: in the configuration, or restore the vault"));
        }
    }

    private static bool HasPersons(StoreFiles files)
    {
        using var session = files.OpenVault();
        return session.Scalar<bool>("SELECT exists(FROM vault.main.person)");
    }

    private static bool HasLoads(StoreFiles files)
    {
        using var session = files.OpenStore();
        return session.Scalar<bool>("SELECT exists(FROM store.csae.load WHERE status = 'loaded')");
    }

    private static string Word(bool flag) => flag ? "true" : "false";
}
