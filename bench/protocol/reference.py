"""Times python-subunit on a stream: reads all fields of each event, then writes the events again, to memory and to a
file. Prints JSON: events, and the seconds that each took.
"""

import io
import json
import sys
import time

from subunit import ByteStreamToStreamResult, StreamResultToBytes
from testtools import StreamResult


class Reader(StreamResult):
    def __init__(self):
        super().__init__()
        self.events = 0
        self.seen = 0

    def status(self, test_id=None, test_status=None, test_tags=None, runnable=True, file_name=None,
               file_bytes=None, eof=False, mime_type=None, route_code=None, timestamp=None):
        self.events += 1
        for field in (test_id, test_status, test_tags, file_name, file_bytes, mime_type, route_code, timestamp):
            self.seen += field is not None
        self.seen += runnable
        self.seen += eof


class Keeper(StreamResult):
    def __init__(self):
        super().__init__()
        self.events = []

    def status(self, **fields):
        if fields["file_bytes"] is not None:
            fields["file_bytes"] = bytes(fields["file_bytes"])
        self.events.append(fields)


path = sys.argv[1]
reader = Reader()
with open(path, "rb") as source:
    start = time.perf_counter()
    ByteStreamToStreamResult(source, non_subunit_name="stdout").run(reader)
    decoding = time.perf_counter() - start

keeper = Keeper()
with open(path, "rb") as source:
    ByteStreamToStreamResult(source, non_subunit_name="stdout").run(keeper)


def write_to(stream):
    output = StreamResultToBytes(stream)
    start = time.perf_counter()
    for event in keeper.events:
        output.status(**event)
    return time.perf_counter() - start


encoding = write_to(io.BytesIO())
with open(sys.argv[2], "wb") as target:
    writing = write_to(target)

print(json.dumps({
    "events": reader.events, "seen": reader.seen, "decoding": decoding, "encoding": encoding, "writing": writing,
}))
