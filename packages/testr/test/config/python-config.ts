import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { peer } from '../../../../test/support/peers.ts'

/** What Python makes of one file: the values or error of each key, or the error that refuses the whole file. */
export type Reading = Refusal | { readonly values: Record<string, string | Refusal> }
export interface Refusal {
  readonly error: string
  readonly lines?: readonly number[]
}

const SCRIPT = `
import configparser, json, sys
def read(path):
    parser = configparser.ConfigParser()
    try:
        parser.read([path], encoding='utf-8')
    except configparser.MissingSectionHeaderError as e:
        return {'error': 'config-no-section', 'lines': [e.lineno]}
    except configparser.ParsingError as e:
        return {'error': 'config-syntax', 'lines': [line for line, _ in e.errors]}
    except (configparser.DuplicateOptionError, configparser.DuplicateSectionError) as e:
        return {'error': 'config-duplicate', 'lines': [e.lineno]}
    values = {}
    for key in parser.defaults():
        try:
            values[key] = parser.get('DEFAULT', key)
        except configparser.InterpolationSyntaxError:
            values[key] = {'error': 'config-percent'}
        except configparser.InterpolationMissingOptionError:
            values[key] = {'error': 'config-unknown-reference'}
        except configparser.InterpolationDepthError:
            values[key] = {'error': 'config-deep-reference'}
    return {'values': values}
json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
`

/** Reads each text as a file of its own with Python's ConfigParser, all in one process. */
export function readByPython(texts: readonly string[]): Reading[] {
  const folder = mkdtempSync(join(tmpdir(), 'python-config-'))
  try {
    const paths = texts.map((text, index) => {
      const path = join(folder, `${index}.conf`)
      writeFileSync(path, text)
      return path
    })
    const { stdout, stderr, status } = spawnSync(peer('python'), ['-c', SCRIPT, ...paths], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
