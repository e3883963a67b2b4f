import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const fixtures = fileURLToPath(new URL('../fixtures/producers/', import.meta.url))

/** The path of a file below the root of the repository. */
export function inRepository(path: string): string {
  return `${root}${path}`
}

/**
 * What a producer prints in the folder of its fixtures, with what differs from machine to machine and from run
 * to run made the same: paths, durations, and the frames of a stack that are not the fixture's.
 * Throws if the producer cannot be started: what a test needs is never quietly left out.
 */
export function produce(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  const { stdout, stderr, error } = spawnSync(command, args, {
    cwd: fixtures,
    encoding: 'utf8',
    env: { ...withoutTestRunner(process.env), NO_COLOR: '1', ...env },
  })
  if (error !== undefined) throw new Error(`${command} is needed here: ${error.message}`)
  if (stdout === '') throw new Error(`${command} printed nothing: ${stderr}`)
  return normalise(stdout)
}

function normalise(text: string): string {
  return text
    .replaceAll(`file://${fixtures}`, '')
    .replaceAll(fixtures, '')
    .replaceAll(root, '')
    .replace(/(time=|duration_ms:? |# \{ .*)\d+(?:\.\d+)?/g, '$15')
    .replace(/ in \d+ms/g, ' in 5ms')
    .replace(
      /^ *(?:at )?(?:async )?[\w.<>[\] ]+ (?:\[as \w+\] )?\((?:node:|test\/versions\/|node_modules\/).*\)\n/gm,
      '',
    )
    .replace(/^ *(?:at )?async [\w.<>[\] ]+ \(index \d+\)\n/gm, '')
}

/** Without the variables that tell a runner that it was started by another. */
function withoutTestRunner(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:VITEST|TEST|NODE_ENV|NODE_OPTIONS|TAP|HARNESS)/.test(name)),
  )
}
