-- Breaks in what the feeds of a release record, as the mapping of each feed's newest load states them.
-- In:  csae.load, csae.series_break; permitted_feed(feed), what the agreement lets into the release.
-- Out: mapping, what, from_date, until_date, comparability.
-- In the duckdb shell: CREATE TEMP TABLE permitted_feed AS SELECT DISTINCT feed FROM csae.load;
WITH newest AS (
    SELECT l.mapping, arg_max(l.mapping_version, l.load_id) AS version
    FROM csae.load l
    SEMI JOIN permitted_feed USING (feed)
    WHERE l.status = 'loaded'
    GROUP BY l.mapping
)
SELECT b.mapping, b.what, b.from_date, b.until_date, b.comparability
FROM csae.series_break b
JOIN newest n ON n.mapping = b.mapping AND n.version = b.version
ORDER BY b.mapping, b.what;
