"""Times one class of testtools on the events of a stream, decoded beforehand.

Arguments: the stream's path and tag, fold or summarise. Prints JSON: how much came out, and the seconds it took.
"""

import json
import sys
import time

from subunit import ByteStreamToStreamResult
from testtools import StreamResult, StreamSummary, StreamTagger, StreamToDict


class Keeper(StreamResult):
    def __init__(self):
        super().__init__()
        self.events = []

    def status(self, **fields):
        if fields["file_bytes"] is not None:
            fields["file_bytes"] = bytes(fields["file_bytes"])
        self.events.append(fields)


class Counter(StreamResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    def status(self, **fields):
        self.count += 1


path, case = sys.argv[1:]
keeper = Keeper()
with open(path, "rb") as source:
    ByteStreamToStreamResult(source, non_subunit_name="stdout").run(keeper)

counter = Counter()
tests = []
summary = StreamSummary()
result = {
    "tag": lambda: StreamTagger([counter], add=["extra"]),
    "fold": lambda: StreamToDict(tests.append),
    "summarise": lambda: summary,
}[case]()
start = time.perf_counter()
result.startTestRun()
for event in keeper.events:
    result.status(**event)
result.stopTestRun()
seconds = time.perf_counter() - start
out = {"tag": lambda: counter.count, "fold": lambda: len(tests), "summarise": lambda: summary.testsRun}[case]()
print(json.dumps({"out": out, "seconds": seconds}))
