import { ExitStatus, Output, runMain, versionLine } from '@subunit-js/command'
import { parseCall } from './call/parse.ts'
import type { Framework } from './framework.ts'
import { help } from './help.ts'
import { runBackend } from './run.ts'

/** Runs the command of a framework, `subunit-<name>`, with the arguments of this process, to its end. */
export function main(framework: Framework): Promise<never> {
  const name = `subunit-${framework.name}`
  return runMain(name, () => {
    const parsed = parseCall(process.argv.slice(2))
    if ('call' in parsed) return runBackend(framework, parsed.call)
    return show(parsed.show === 'help' ? help(framework.name) : `${versionLine(name, framework.moduleUrl)}\n`)
  })
}

function show(text: string): ExitStatus {
  const output = new Output()
  output.write(text)
  output.close()
  return ExitStatus.success
}
