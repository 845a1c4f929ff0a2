"""Record ids: UUIDs of version 7, so that a table's newest rows lie together in its index."""

import secrets
import time
import uuid


def fresh_id() -> uuid.UUID:
    """Make a UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then randomness."""
    # The clock is read here and nowhere below the edge: an id's time is an ordering of storage, never a business date.
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)
