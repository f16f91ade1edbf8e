"""Reads a folder of trades with one engine and builds its bars again: arguments are the engine, the folder and the series.

The engine is duckdb, polars, spark, iceberg (PyIceberg), duckdb-iceberg or spark-iceberg; the series are JSON as in the settings, by
dollars, fixed or calibrated. spark-iceberg takes the runtime of Iceberg for its Spark, a file, from ICEBERG_SPARK_JAR.
Prints one line and ends with 1 if a digit differs; ends with 3 if the engine is not installed.
"""
import datetime
import glob
import json
import os
import sys
import tempfile
from decimal import Decimal

UNITS = 10**8
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
COLUMNS = ["id", "price", "quantity", "quote_quantity", "time", "buyer_is_maker", "date"]
BAR = ["open", "high", "low", "close", "volume", "buy_volume", "sell_volume", "dollars", "buy_dollars", "sell_dollars",
       "ticks", "buy_ticks", "sell_ticks", "first_time", "last_time", "threshold"]


def units(value):
    return int(Decimal(value).scaleb(8))


def micros(value):
    if value.tzinfo is None:
        value = value.replace(tzinfo=datetime.timezone.utc)
    return (value - EPOCH) // datetime.timedelta(microseconds=1)


def plain(row):
    """A trade as whole numbers, with its day."""
    return (int(row[0]), units(row[1]), units(row[2]), units(row[3]), micros(row[4]), bool(row[5]), str(row[6]))


def bars_of(trades, series):
    """Dollar bars by their definition: trades are taken until their dollars reach the threshold."""
    days, target = [], series["target_ticks"]
    trades = list(trades)
    first = [t for t in trades if t[6] == trades[0][6]]
    mean = lambda some: max(1, sum(t[3] for t in some) * target // len(some))
    fixed = series["threshold"] == "fixed"
    threshold = int(series["size"] * UNITS) if fixed else mean(first)
    found, taken, day, of_day = [], [], trades[0][6], []
    for trade in trades:
        if trade[6] != day:
            days, of_day, day = (days + [of_day])[-30:], [], trade[6]
            if not fixed and not taken:
                threshold = mean([t for d in days for t in d])
        of_day.append(trade)
        taken.append(trade)
        dollars = sum(t[3] for t in taken)
        if dollars < threshold:
            continue
        bought = [t for t in taken if not t[5]]
        volume, buy_volume = sum(t[2] for t in taken), sum(t[2] for t in bought)
        buy_dollars, prices = sum(t[3] for t in bought), [t[1] for t in taken]
        found.append((prices[0], max(prices), min(prices), prices[-1], volume, buy_volume, volume - buy_volume, dollars,
                      buy_dollars, dollars - buy_dollars, len(taken), len(bought), len(taken) - len(bought), taken[0][4],
                      taken[-1][4], threshold))
        taken = []
        if not fixed and days:
            threshold = mean([t for d in days for t in d])
    return found


def plain_bar(row):
    value = lambda name: row[BAR.index(name)]
    whole = ("ticks", "buy_ticks", "sell_ticks")
    return tuple(int(value(n)) if n in whole else micros(value(n)) if n.endswith("_time") else units(value(n)) for n in BAR)


def with_duckdb(folder, series):
    import duckdb

    db = duckdb.connect()
    db.execute("SET TimeZone = 'UTC'")
    rows = db.sql(f"SELECT {', '.join(COLUMNS)} FROM read_parquet('{folder}/trades/**/*.parquet', hive_partitioning = true) ORDER BY id").fetchall()
    bars = db.sql(f"SELECT {', '.join(BAR)} FROM read_parquet('{folder}/bars/*/series={series['id']}/*/*.parquet') ORDER BY number").fetchall()
    return bars_of(map(plain, rows), series), [plain_bar(row) for row in bars], len(rows)


def with_polars(folder, series):
    import polars as pl

    rows = pl.scan_parquet(f"{folder}/trades/**/*.parquet", hive_partitioning=True).sort("id").select(COLUMNS).collect().rows()
    bars = pl.scan_parquet(f"{folder}/bars/*/series={series['id']}/*/*.parquet").sort("number").select(BAR).collect().rows()
    return bars_of(map(plain, rows), series), [plain_bar(row) for row in bars], len(rows)


def spark_session(**settings):
    from pyspark.sql import SparkSession

    builder = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
               .config("spark.sql.session.timeZone", "UTC").config("spark.driver.bindAddress", "127.0.0.1")
               .config("spark.driver.host", "127.0.0.1"))
    for name, value in settings.items():
        builder = builder.config(f"spark.{name}", value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def spark_bars(session, trades, folder, series):
    one = trades.repartition(1).sortWithinPartitions("id").rdd
    built = one.mapPartitions(lambda rows: bars_of(map(plain, rows), series)).collect()
    bars = session.read.parquet(f"{folder}/bars").where(f"series = '{series['id']}'").orderBy("number").select(BAR).collect()
    return built, [plain_bar(row) for row in bars], trades.count()


def with_spark(folder, series):
    session = spark_session()
    try:
        return spark_bars(session, session.read.parquet(f"{folder}/trades").select(COLUMNS), folder, series)
    finally:
        session.stop()


def with_spark_iceberg(folder, series):
    """The table that the job keeps, by its place, with the newest snapshot, each snapshot and one partition."""
    jar = os.environ.get("ICEBERG_SPARK_JAR", "")
    if not jar:
        raise ModuleNotFoundError(name="the runtime of Iceberg (ICEBERG_SPARK_JAR)")
    session = spark_session(jars=jar)
    try:
        place = f"{folder}/iceberg/symbol=BTCUSDT"
        table = session.read.format("iceberg").load(place)
        one = str(table.select("date").first()[0])
        assert table.where(f"date = '{one}'").count() == table.rdd.filter(lambda row: str(row["date"]) == one).count() > 0
        snapshots = session.read.format("iceberg").load(f"{place}#snapshots").select("snapshot_id").collect()
        for (snapshot,) in snapshots:
            session.read.format("iceberg").option("versionAsOf", snapshot).load(place).count()
        return spark_bars(session, table.select(COLUMNS), folder, series)
    finally:
        session.stop()


def with_iceberg(folder, series):
    """The table that the job keeps, by its hint; the bars by files added to a table of their own."""
    import pyarrow.parquet as pq
    from pyiceberg.catalog.sql import SqlCatalog
    from pyiceberg.table import StaticTable

    table = StaticTable.from_metadata(f"{folder}/iceberg/symbol=BTCUSDT")
    rows = table.scan().to_arrow().to_pylist()
    one = rows[0]["date"]
    assert table.scan(row_filter=f"date = '{one}'").to_arrow().num_rows == sum(row["date"] == one for row in rows)
    with tempfile.TemporaryDirectory() as place:
        catalog = SqlCatalog("local", uri=f"sqlite:///{place}/catalog.db", warehouse=f"file://{place}")
        catalog.create_namespace("market")
        files = sorted(glob.glob(f"{folder}/bars/*/series={series['id']}/*/*.parquet"))
        before = {file: os.stat(file).st_mtime_ns for file in files}
        made = catalog.create_table("market.bars", schema=pq.read_schema(files[0]))
        made.add_files([f"file://{file}" for file in files])
        bars = made.scan().to_arrow().to_pylist()
        assert all(os.stat(file).st_mtime_ns == at for file, at in before.items())
    rows.sort(key=lambda row: row["id"])
    bars.sort(key=lambda row: row["number"])
    trades = [plain([row[name] for name in COLUMNS]) for row in rows]
    return bars_of(trades, series), [plain_bar([row[name] for name in BAR]) for row in bars], len(rows)


def with_duckdb_iceberg(folder, series):
    import duckdb
    import duckdb_extensions

    db = duckdb.connect()
    for name in ("avro", "iceberg"):
        duckdb_extensions.import_extension(name, con=db)
    db.execute("SET TimeZone = 'UTC'")
    table = f"iceberg_scan('{folder}/iceberg/symbol=BTCUSDT')"
    rows = db.sql(f"SELECT {', '.join(COLUMNS)} FROM {table} ORDER BY id").fetchall()
    one = rows[0][COLUMNS.index("date")]
    (found,) = db.sql(f"SELECT count(*) FROM {table} WHERE date = '{one}'").fetchone()
    assert found == sum(row[COLUMNS.index("date")] == one for row in rows)
    bars = db.sql(f"SELECT {', '.join(BAR)} FROM read_parquet('{folder}/bars/*/series={series['id']}/*/*.parquet') ORDER BY number").fetchall()
    return bars_of(map(plain, rows), series), [plain_bar(row) for row in bars], len(rows)


ENGINES = {"duckdb": with_duckdb, "polars": with_polars, "spark": with_spark, "iceberg": with_iceberg,
           "duckdb-iceberg": with_duckdb_iceberg, "spark-iceberg": with_spark_iceberg}


def main():
    engine, folder, text = sys.argv[1:]
    for series in json.loads(text):
        try:
            built, held, trades = ENGINES[engine](folder, series)
        except ModuleNotFoundError as error:
            print(f"{engine}: skipped, {error.name} is not installed")
            sys.exit(3)
        same = built == held and len(held) > 0
        print(f"{engine}: {trades} trades, {len(held)} bars of {series['id']} {'are the same' if same else 'DIFFER'}")
        if not same:
            sys.exit(1)


if __name__ == "__main__":
    main()
