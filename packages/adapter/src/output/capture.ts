import type { OutputStream } from '../session/attachment.ts'

/** What becomes of the output of this process. */
export interface CaptureOptions {
  /** Gets what is written, as it is written. */
  readonly onOutput: (stream: OutputStream, content: string | Uint8Array) => void
  /** The streams whose output is written as before as well. */
  readonly passOn: readonly OutputStream[]
}

type Write = typeof process.stdout.write

/**
 * Takes over what this process writes by `console` and by `process.stdout` and `process.stderr`. What goes
 * to the descriptors directly, as from child processes that inherited them, does not come by here.
 * Returns the function that undoes it.
 */
export function captureOutput(options: CaptureOptions): () => void {
  const undo = (['stdout', 'stderr'] as const).map(name => captureStream(name, options))
  return () => {
    for (const restore of undo) restore()
  }
}

function captureStream(name: OutputStream, { onOutput, passOn }: CaptureOptions): () => void {
  const stream = process[name]
  const original = stream.write
  const pass = passOn.includes(name)
  const write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | Callback,
    callback?: Callback,
  ): boolean => {
    onOutput(name, toContent(chunk, encoding))
    if (pass) return Reflect.apply(original, stream, [chunk, encoding, callback])
    const done = typeof encoding === 'function' ? encoding : callback
    if (done !== undefined) process.nextTick(done)
    return true
  }
  stream.write = write as Write
  return () => {
    // A test's own replacement that is still in place is not ours to remove.
    if (stream.write === write) stream.write = original
  }
}

type Callback = (error?: Error | null) => void

function toContent(chunk: string | Uint8Array, encoding: unknown): string | Uint8Array {
  if (typeof chunk !== 'string' || typeof encoding !== 'string') return chunk
  return /^utf-?8$/i.test(encoding) ? chunk : Buffer.from(chunk, encoding as BufferEncoding)
}
