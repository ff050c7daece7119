#!/usr/bin/env python3
"""Checks the event log of a hakko home without hakko (docs/ja/audit.md tells how it is made).

    python3 docs/check-log.py hakko-home/ledger.db

Ends with 0 and the head of the chain, or with 1 and the first event that does not fit.
"""
import hashlib
import json
import sqlite3
import sys
from pathlib import Path

COLUMNS = """format, previous_hash, sequence, at, kind, actor, operator, witness, reference, details,
  hash"""


def hashed(event):
    """SHA-256 of a JSON array without blanks, in UTF-8. Format 1 knew neither itself nor the people."""
    fields = event[:-1] if event[0] != 1 else (*event[1:6], event[9])
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def main(path):
    ledger = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)
    head, count = "0" * 64, 0
    for event in ledger.execute(f"SELECT {COLUMNS} FROM events ORDER BY sequence"):
        count += 1
        previous, sequence, digest = event[1], event[2], event[-1]
        people = event[6:9]
        if (sequence, previous, digest) != (count, head, hashed(event)) or (
            event[0] == 1 and any(person is not None for person in people)
        ):
            sys.exit(f"event {sequence} does not fit (expected number {count} behind {head})")
        head = digest
    print(f"{count} events, head {head}")


main(sys.argv[1])
