import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser } from 'tap-parser'

/** Whether tap-parser passes each document. */
export function byTapParser(documents: readonly string[]): boolean[] {
  return documents.map(document => {
    const parser = new Parser()
    parser.end(document)
    return parser.ok
  })
}

/**
 * Whether Perl's `prove` passes each document, and what it complains of. All of them in one run, which it does
 * not survive if it cannot read one. Perl is part of the machines that tests run on.
 */
export function byProve(documents: readonly string[]): { passed: boolean; complaint: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'))
  try {
    const names = documents.map((document, index) => {
      const name = `${String(index).padStart(5, '0')}.tap`
      writeFileSync(join(folder, name), document)
      return name
    })
    const { stdout, stderr, error } = spawnSync('prove', ['--exec', 'cat', ...names], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (error !== undefined) throw new Error(`prove is needed here: install Perl (${error.message})`)
    if (!stdout.includes(`Files=${documents.length},`)) throw new Error(`prove gave up: ${stderr}`)
    const [, summary = ''] = stdout.split('Test Summary Report')
    return names.map(name => {
      const [, told = ''] = new RegExp(`^${name}[^\\n]*\\n((?:  .*\\n)*)`, 'm').exec(summary) ?? []
      // It tells of these, and passes them.
      const complaint = told.replace(/^ {2}TODO passed:.*\n/m, '')
      return { passed: complaint === '', complaint }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
