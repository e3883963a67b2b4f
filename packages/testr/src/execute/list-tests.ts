import { spawn } from 'node:child_process'
import { CommandError } from '@subunit-js/command'
import { Decoder } from '@subunit-js/protocol'
import type { ShellCommand } from '../config/command.ts'

/**
 * Runs a listing command in a shell and returns the ids that it announces with `exists`, in its order, each once.
 * Its standard error is ours; its standard input is empty.
 * Throws a `CommandError` (`backend`) when it does not end with status 0.
 */
export async function listTests(
  { script, parameters, variables }: ShellCommand,
  cwd: string,
): Promise<string[]> {
  const ids = new Set<string>()
  const output: string[] = []
  const decoder = new Decoder(({ testId, status, fileBytes }) => {
    if (testId !== undefined && status === 'exists') ids.add(testId)
    else if (fileBytes !== undefined) output.push(new TextDecoder().decode(fileBytes))
  })
  const child = spawn('/bin/sh', ['-c', script, 'testr', ...parameters], {
    cwd,
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.on('data', bytes => decoder.write(bytes))
  const how = await new Promise<string | undefined>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve(
        code === 0 ? undefined : signal === null ? `ended with status ${code}` : `was killed by ${signal}`,
      ),
    )
  })
  decoder.end()
  if (how === undefined) return [...ids]
  const said = output.join('').trimEnd()
  throw new CommandError('backend', `the listing command ${how}: ${script}${said && `\n${said}`}`)
}
