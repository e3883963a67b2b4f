"""Runs streams through python-subunit, many in one process.

The one argument names what to do; each line of the input is one case, each line of the output its result as JSON.

decode     hex of a v2 stream              -> {"events": [...], "raises": null or the exception's class}
encode     JSON of one event               -> {"hex": ..., "raises": ...}
decode-v1  hex of a v1 stream              -> {"events": [...], "raises": ...}
encode-v1  JSON of a list of events        -> {"hex": ..., "raises": ...}

Events have the names of StreamResult.status; bytes are hex, timestamps microseconds since the epoch. Absent
fields are left out.
"""

import codecs
import datetime
import io
import json
import sys
import tempfile

from subunit import ByteStreamToStreamResult, ProtocolTestCase, StreamResultToBytes, TestProtocolClient
from subunit.test_results import CatFiles
from testtools import ExtendedToStreamDecorator, StreamResult, StreamResultRouter, StreamToExtendedDecorator

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)


class Collector(StreamResult):
    def __init__(self):
        super().__init__()
        self.events = []

    def status(self, **fields):
        event = {key: value for key, value in fields.items() if value is not None}
        if "test_tags" in event:
            event["test_tags"] = sorted(event["test_tags"])
        if "file_bytes" in event:
            event["file_bytes"] = bytes(event["file_bytes"]).hex()
        if "timestamp" in event:
            event["timestamp"] = (event["timestamp"] - EPOCH) // MICROSECOND
        self.events.append(event)


class NoiseDecoder:
    """Follows UTF-8 as the reference means to. Python's decoder keeps the bytes before an invalid one, and takes
    the first two bytes of a surrogate for the beginning of a character."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.decoder = codecs.getincrementaldecoder("utf8")()

    def decode(self, byte):
        try:
            character = self.decoder.decode(byte)
            pending = self.decoder.getstate()[0]
            if pending[:1] == b"\xed" and pending[1:] >= b"\xa0":
                self.reset()
                return self.decoder.decode(byte)
            return character
        except UnicodeDecodeError:
            self.reset()
            return self.decoder.decode(byte)


def arguments(event):
    fields = dict(event)
    if "file_bytes" in fields:
        fields["file_bytes"] = bytes.fromhex(fields["file_bytes"])
    if "timestamp" in fields:
        fields["timestamp"] = EPOCH + fields["timestamp"] * MICROSECOND
    return fields


# A file, because the reference reads packets out of texts in memory that it does not read out of a file.
stream_file = tempfile.TemporaryFile()


def decode(line):
    stream_file.seek(0)
    stream_file.truncate()
    stream_file.write(bytes.fromhex(line))
    stream_file.seek(0)
    case = ByteStreamToStreamResult(stream_file, non_subunit_name="stdout")
    case.codec = NoiseDecoder()
    return collected(case.run)


def encode(line):
    output = io.BytesIO()
    return written(output, lambda: StreamResultToBytes(output).status(**arguments(json.loads(line))))


class FixedClock(ExtendedToStreamDecorator):
    """Takes the epoch for the time as long as the stream has told none."""

    def _now(self):
        return self._ExtendedToStreamDecorator__now or EPOCH


class Passthrough:
    def __init__(self, result):
        self.result = result

    def write(self, data):
        self.result.status(file_name="stdout", file_bytes=data)


def decode_v1(line):
    def run(result):
        decorated = FixedClock(result)
        decorated.startTestRun()
        ProtocolTestCase(io.BytesIO(bytes.fromhex(line)), passthrough=Passthrough(result)).run(decorated)
        decorated.stopTestRun()

    return collected(run)


def encode_v1(line):
    output = io.BytesIO()

    def write():
        result = StreamResultRouter(StreamToExtendedDecorator(TestProtocolClient(output)))
        result.add_rule(CatFiles(output), "test_id", test_id=None)
        result.startTestRun()
        for event in json.loads(line):
            result.status(**arguments(event))
        result.stopTestRun()

    return written(output, write)


def collected(run):
    result = Collector()
    raises = raised(lambda: run(result))
    return {"events": result.events, "raises": raises}


def written(output, write):
    raises = raised(write)
    return {"hex": output.getvalue().hex(), "raises": raises}


def raised(call):
    try:
        call()
    except Exception as error:
        return type(error).__name__
    return None


MODES = {"decode": decode, "encode": encode, "decode-v1": decode_v1, "encode-v1": encode_v1}

run_case = MODES[sys.argv[1]]
for case_line in sys.stdin:
    print(json.dumps(run_case(case_line.strip())))
