/** What a traceback says in its first lines. */
export interface Headline {
  /** The class of the error, such as `AssertionError`; undefined where none is named. */
  readonly type: string | undefined
  /** The message, which may have several lines; empty where there is none. */
  readonly message: string
}

/** The class of an error before its message: `TypeError: `, `AssertionError [ERR_ASSERTION]: `, `a.b.Error`. */
const TYPE =
  /^(?:Uncaught )?((?:[\w$]+\.)*[\w$]*(?:Error|Exception|Failure|Interrupt|Exit))(?: \[[^\]\n]*\])?(?::\s+|(?=\n|$))/

/** Where the message ends: the first line of a JavaScript stack, of a cause, or of a source excerpt. */
const END = /^(?:\s+at (?:.*:\d+:\d+|<anonymous>)|\s*❯ .*:\d+:\d+| {2}\[(?:cause|errors \d+\/\d+)\] )/m

const PYTHON = /^Traceback \(most recent call last\):\n/

/** Takes error class and message out of a traceback: before the stack in JavaScript, after it in Python. */
export function headlineOf(traceback: string): Headline {
  const text = traceback.replace(/^\s*\n/, '')
  const said = PYTHON.test(text) ? afterPythonStack(text) : beforeStack(text)
  const type = TYPE.exec(said)
  return { type: type?.[1], message: said.slice(type?.[0].length ?? 0).trim() }
}

function beforeStack(text: string): string {
  const end = END.exec(text)
  return (end === null ? text : text.slice(0, end.index)).trim()
}

/** Of a chain of tracebacks the last one is that of the exception that came out. */
function afterPythonStack(text: string): string {
  const last = text.slice(text.lastIndexOf('Traceback (most recent call last):\n'))
  const lines = last.split('\n').slice(1)
  const said = lines.findIndex(line => line !== '' && !line.startsWith(' '))
  return said < 0 ? '' : lines.slice(said).join('\n').trim()
}
