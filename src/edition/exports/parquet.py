"""Write every passage and note as Parquet: a table for databases and for Spark."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from edition.exports.record_schemas import RECORD, Schema
from edition.exports.records import all_records
from edition.model import Edition, GeneratedFile

if TYPE_CHECKING:
    import pyarrow as pa


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``passages.parquet``."""
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.Table.from_pylist([*all_records(edition)], schema=columns())
    written = BytesIO()
    parquet.write_table(table, written, compression="zstd")
    yield GeneratedFile("passages.parquet", written.getvalue())


def columns() -> "pa.Schema":
    """Return the columns: the fields of a record, with what is said of each."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(
                n, _type(f.type), nullable=False, metadata={"description": f.about}
            )
            for n, f in RECORD.items()
        ]
    )


def _type(schema: Schema) -> Any:
    """Return what Arrow calls what a JSON Schema describes."""
    import pyarrow as pa

    match schema["type"]:
        case "integer":
            return pa.int32()
        case "array":
            return pa.list_(_type(schema["items"]))
        case "object":
            return pa.struct([(n, _type(t)) for n, t in schema["properties"].items()])
    return pa.string()
