"""Opens every .p12 of a folder with pyca/cryptography and prints a line about each.

Arguments: the folder, the password, a wrong password.
"""

import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs12

PUBLIC = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def examine(pfx, password):
    """keyFits, leafSha256, chainLength; raises ValueError when the file does not open."""
    key, leaf, others = pkcs12.load_key_and_certificates(pfx, password.encode())
    if leaf is None:
        return False, "", len(others)
    fits = key is not None and (
        key.public_key().public_bytes(*PUBLIC) == leaf.public_key().public_bytes(*PUBLIC)
    )
    return fits, leaf.fingerprint(hashes.SHA256()).hex(), 1 + len(others)


def main(folder, password, wrong):
    for path in sorted(Path(folder).glob("*.p12")):
        pfx = path.read_bytes()
        try:
            examine(pfx, wrong)
            refuses = False
        except ValueError:
            refuses = True
        try:
            cells = (True, *examine(pfx, password), refuses, "")
        except ValueError as error:
            cells = (False, False, "", 0, refuses, error)
        print("\t".join([path.stem, *(str(cell) for cell in cells)])
              .replace("True", "true").replace("False", "false"))


main(*sys.argv[1:])
