"""What a crew is asked in its tests."""

import os
import signal
import time

from ingest.document import Document
from ingest.extract import Reader

kept: list[bytearray] = []


def naming(reader: Reader, document: Document) -> tuple[str, int]:
    return document.name, len(reader.facts(document))


def trying(reader: Reader, document: Document) -> str:
    """Do what the text of a document says."""
    match document.raw:
        case "sleep":
            time.sleep(1000)
        case "wait":
            time.sleep(3)
        case "loop":
            while True:
                pass
        case "eat":
            return str(len(bytearray(5_000_000_000)))
        case "hoard":
            return "x" * 700_000_000
        case "keep":
            kept.append(bytearray(300_000_000))
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            os._exit(7)
        case "fail":
            raise ValueError("one\ntwo")
        case "process":
            return str(os.getpid())
    return document.raw
