"""Writes the files of this folder, with libraries other than those that read them.

pip install pyarrow==21.0.0 fastavro==1.13.1 cramjam; apt install bzip2 gzip lzop zstd
Arguments name the functions to run; without any, all run.
"""

import csv
import datetime as dt
import decimal
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import fastavro
import pyarrow as pa
import pyarrow.orc as orc
import pyarrow.parquet as pq

HERE = Path(__file__).parent
D = decimal.Decimal
UTC = dt.timezone.utc
MOMENT = dt.datetime(2024, 2, 29, 23, 59, 58, 123456)
OLD = dt.datetime(1890, 1, 2, 3, 4, 5, 678000)
# ORC's writers and readers do not agree on fractions of seconds before 1970.
OLD_WHOLE = OLD.replace(microsecond=0)


def scalars(unit, old=OLD):
    """Every scalar type; the last row is all NULL."""
    milli = unit == "ms"
    moments = [m.replace(microsecond=m.microsecond // 1000 * 1000) if milli else m for m in (MOMENT, old)]
    return pa.table(
        [
            pa.array([-32768, 32767, None], pa.int16()),
            pa.array([-(2**31), 2**31 - 1, None], pa.int32()),
            pa.array([-(2**63), 2**63 - 1, None], pa.int64()),
            pa.array([D("-12345.67"), D("0.05"), None], pa.decimal128(7, 2)),
            pa.array([D("123456789012345.678"), D("-0.001"), None], pa.decimal128(18, 3)),
            pa.array([D("-99999999999999999999999999999999.999999"), D("1.000000"), None], pa.decimal128(38, 6)),
            pa.array([1.5, -0.1, None], pa.float32()),
            pa.array([1e300, -0.1, None], pa.float64()),
            pa.array([True, False, None], pa.bool_()),
            pa.array([dt.date(2024, 2, 29), dt.date(1890, 1, 2), None], pa.date32()),
            pa.array([*moments, None], pa.timestamp(unit)),
            pa.array([*(m.replace(tzinfo=UTC) for m in moments), None], pa.timestamp(unit, "UTC")),
            pa.array(["grün | \\N \t€ 𝄞", "", None], pa.string()),
            pa.array(["ab", "", None], pa.string()),
            pa.array([b"\x00\xff", b"", None], pa.binary()),
        ],
        names=["i2", "i4", "i8", "d7", "d18", "d38", "f4", "f8", "b", "day", "ts", "tz", "v", "c", "vb"],
    )


def nested():
    return pa.table(
        {
            "id": pa.array([1, 2, 3], pa.int32()),
            "tags": pa.array([["a", 'q"uote'], [], None], pa.list_(pa.string())),
            "person": pa.array(
                [{"name": "Zoë", "age": 7}, {"name": None, "age": None}, None],
                pa.struct([("name", pa.string()), ("age", pa.int32())]),
            ),
            "counts": pa.array([[("x", 1)], [], None], pa.map_(pa.string(), pa.int64())),
            "text": pa.array(['{"k": [1, 2]}', "[]", None], pa.string()),
        }
    )


def small(**more):
    return pa.table({"c1": pa.array([1, 2], pa.int32()), "c2": pa.array(["one", "two"], pa.string()), **more})


def parquet():
    def write(table, name, **options):
        pq.write_table(table, HERE / name, **options)

    for codec in ("none", "snappy", "gzip", "zstd", "lz4"):
        write(scalars("us"), f"scalars_{codec}.parquet", compression=codec)
    write(scalars("ms"), "scalars_millis.parquet")
    write(scalars("us"), "scalars_int96.parquet", use_deprecated_int96_timestamps=True)
    write(scalars("us"), "scalars_pages_v2.parquet", data_page_version="2.0", use_dictionary=False)
    write(scalars("us"), "scalars_int_decimals.parquet", store_decimal_as_integer=True)
    write(nested(), "nested.parquet")
    write(small(), "small.parquet")
    write(small(c3=pa.array([1, 2], pa.int32())), "three.parquet")
    write(pa.table({"c1": ["x", "y"], "c2": ["one", "two"]}), "text_for_int.parquet")
    write(pa.table({"c1": pa.array([1, 2], pa.int64()), "c2": ["one", "two"]}), "long_for_int.parquet")
    write(pa.table({"c1": pa.array([1, None], pa.int32()), "c2": ["one", "two"]}), "null.parquet")
    bad = pa.array([b"ok", b"a\xa4z"], pa.binary())
    write(pa.table({"c1": pa.array([1, 2], pa.int32()), "c2": bad}), "invalid_utf8.parquet")
    write(small().slice(0, 0), "no_rows.parquet")
    many = pa.table({"c1": pa.array(range(6_000), pa.int32()), "c2": pa.array([str(i % 7) for i in range(6_000)])})
    write(many, "groups.parquet", row_group_size=2_000, data_page_size=4096)


def orc_files():
    for codec in ("uncompressed", "snappy", "zlib", "zstd", "lz4"):
        orc.write_table(scalars("us", OLD_WHOLE), HERE / f"scalars_{codec}.orc", compression=codec)
    orc.write_table(nested(), HERE / "nested.orc")
    orc.write_table(small(), HERE / "small.orc")
    orc.write_table(small(c3=pa.array([1, 2], pa.int32())), HERE / "three.orc")
    orc.write_table(pa.table({"c1": ["x", "y"], "c2": ["one", "two"]}), HERE / "text_for_int.orc")
    orc.write_table(pa.table({"c1": pa.array([1, None], pa.int32()), "c2": ["one", "two"]}), HERE / "null.orc")


def avro():
    address = {"type": "record", "name": "address", "fields": [{"name": "zip", "type": "int"}]}
    schema = {
        "type": "record",
        "name": "person",
        "fields": [
            {"name": "i", "type": "int"},
            {"name": "l", "type": ["null", "long"]},
            {"name": "f", "type": "float"},
            {"name": "d", "type": "double"},
            {"name": "b", "type": "boolean"},
            {"name": "s", "type": ["null", "string"]},
            {"name": "e", "type": {"type": "enum", "name": "color", "symbols": ["RED", "BLUE"]}},
            {"name": "millis", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "Mixed", "type": "string"},
            {"name": "tags", "type": {"type": "array", "items": "string"}},
            {"name": "address", "type": ["null", address]},
        ],
    }
    first = dict(i=1, l=2**40, f=1.5, d=-0.1, b=True, s="grün | €", e="RED", millis=MOMENT.replace(tzinfo=UTC))
    second = dict(i=-2, l=None, f=0.0, d=1e300, b=False, s=None, e="BLUE", millis=dt.datetime(1970, 1, 1, tzinfo=UTC))
    rows = [
        dict(first, Mixed="M", tags=["a", 'q"'], address={"zip": 123}),
        dict(second, Mixed="", tags=["b"], address=None),
    ]
    for codec in ("null", "deflate", "snappy", "bzip2"):
        with open(HERE / f"people_{codec}.avro", "wb") as out:
            fastavro.writer(out, schema, rows, codec=codec)
    with open(HERE / "not_a_record.avro", "wb") as out:
        fastavro.writer(out, {"type": "string"}, ["x"])


def lzop():
    text = "".join(f"{i}|{'redshift ' * 25}\n" for i in range(3_000))
    files = [("fast", ["-1"], text), ("best", ["-9"], text), ("crc", ["--crc32"], text), ("sumless", ["-F"], text)]
    for name, options, content in [*files, ("stored", [], "7|x\n")]:
        with open(HERE / f"{name}.lzo", "wb") as out:
            subprocess.run(["lzop", "-c", "-n", *options], input=content.encode(), stdout=out, check=True)


ITEMS = [
    (1, 'Nut, "big" €', "12.50", "2024-02-29"),
    (2, None, None, None),
    (3, "Öl & Fett", "-0.05", "1890-01-02"),
]
WIDTHS = [4, 16, 8, 10]


def texts():
    """The same rows in each format of text, plain and packed by the tools."""

    def packed(name, *tools):
        for tool, end in tools:
            with open(HERE / f"{name}.{end}", "wb") as out:
                subprocess.run([tool, "-c", HERE / name], stdout=out, check=True)

    every = [("gzip", "gz"), ("zstd", "zst"), ("bzip2", "bz2"), ("lzop", "lzo")]
    nulls = [["\\N" if value is None else value for value in row] for row in ITEMS]
    with open(HERE / "items.txt", "w", encoding="utf-8") as out:
        out.writelines("|".join(map(str, row)) + "\n" for row in nulls)
    with open(HERE / "items.csv", "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(nulls)
    with open(HERE / "items.fixed", "wb") as out:
        for row in ITEMS:
            values = ["" if value is None else str(value) for value in row]
            out.write(b"".join(value.encode().ljust(width) for value, width in zip(values, WIDTHS)) + b"\n")
    with open(HERE / "items.json", "w") as out:
        for number, name, price, day in ITEMS:
            record = {"id": number, "Name": name, "price": price and float(price), "sold": day and {"on": day}}
            out.write(json.dumps(record) + "\n")
    root = ElementTree.Element("items")
    for number, name, price, day in ITEMS:
        item = ElementTree.SubElement(root, "item", id=str(number))
        for tag, value in (("Name", name), ("price", price)):
            if value is not None:
                ElementTree.SubElement(item, tag).text = value
        if day is not None:
            ElementTree.SubElement(item, "sold", on=day)
    ElementTree.ElementTree(root).write(HERE / "items.xml", encoding="utf-8", xml_declaration=True)
    for name in ("items.txt", "items.csv", "items.fixed", "items.json"):
        packed(name, *every)
    packed("items.xml", ("gzip", "gz"))


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["parquet", "orc_files", "avro", "lzop", "texts"]
    for function in wanted:
        globals()[function]()
