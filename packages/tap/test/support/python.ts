import { spawnSync } from 'node:child_process'
import { peer } from '../../../../test/support/peers.ts'

/** What the reference made of a document: its packets, up to the place where it crashed if it did. */
export interface Reference {
  readonly packets: Buffer
  readonly crash: string | undefined
}

const SCRIPT = `
import io, json, sys
from subunit import TAP2SubUnit
answers = []
for document in json.load(sys.stdin):
    tap = io.StringIO(document, newline=None)
    out = io.BytesIO()
    crash = None
    try:
        TAP2SubUnit(tap, out)
    except Exception as error:
        crash = type(error).__name__
    answers.append({'packets': out.getvalue().hex(), 'crash': crash})
json.dump(answers, sys.stdout)
`

/** Gives documents to the reference's \`TAP2SubUnit\`, all in one process. */
export function byReference(documents: readonly string[]): Reference[] {
  const { stdout, stderr, status } = spawnSync(peer('python'), ['-c', SCRIPT], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  if (status !== 0) throw new Error(`The reference ended with status ${status}: ${stderr}`)
  const answers = JSON.parse(stdout) as { packets: string; crash: string | null }[]
  return answers.map(({ packets, crash }) => ({
    packets: Buffer.from(packets, 'hex'),
    crash: crash ?? undefined,
  }))
}
