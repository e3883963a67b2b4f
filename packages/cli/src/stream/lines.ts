const LINE_FEED = 0x0a

/** Cuts chunks of bytes into lines. */
export interface LineSplitter {
  write(chunk: Uint8Array): void
  /** Ends the input: bytes behind the last line feed are a line too. */
  end(): void
}

/** Calls `onLine` with each line, without its line feed. The bytes are valid only during the call. */
export function splitLines(onLine: (line: Uint8Array) => void): LineSplitter {
  let begun: Uint8Array[] = []

  function finish(rest: Uint8Array): void {
    const line = begun.length === 0 ? rest : Buffer.concat([...begun, rest])
    begun = []
    onLine(line)
  }

  return {
    write(chunk) {
      let start = 0
      for (let end: number; (end = chunk.indexOf(LINE_FEED, start)) >= 0; start = end + 1) {
        finish(chunk.subarray(start, end))
      }
      if (start < chunk.length) begun.push(chunk.slice(start))
    },
    end() {
      if (begun.length > 0) finish(new Uint8Array())
    },
  }
}
