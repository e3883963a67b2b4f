import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  flag,
  Output,
} from '@subunit-js/command'
import { importInquest, importPythonRepository } from '@subunit-js/repository'
import { here } from '../common/options.ts'
import { withStore } from '../common/repository.ts'

const FOLDERS = ['.testrepository', '.stestr', '.inquest']

export const importRuns: CommandDefinition = defineCommand({
  about:
    'Takes in the runs of another tool: of the Python testr (.testrepository), stestr (.stestr) or inquest ' +
    '(.inquest). Their folders are only read.',
  operands: '[folder]',
  options: { here: here(), forceInit: flag('--force-init', 'make the repository if there is none') },
  examples: [
    { line: 'testr import --force-init', effect: 'take in what is in this project' },
    { line: 'testr import ../other/.stestr', effect: 'take in the runs of another folder' },
  ],

  async run({ options, operands }) {
    const folder = operands[0] ?? found(options.here ?? '.')
    if (!existsSync(folder)) throw new CommandError('usage', `there is no folder "${folder}"`)
    return withStore({ here: options.here, create: options.forceInit }, store => {
      const take = basename(folder) === '.inquest' ? importInquest : importPythonRepository
      const runs = take(store, folder)
      const output = new Output()
      for (const run of runs) output.write(`run ${run.id} from ${run.origin ?? folder}\n`)
      output.close()
      return ExitStatus.success
    })
  },
})

function found(here: string): string {
  const folder = FOLDERS.map(name => join(here, name)).find(existsSync)
  if (folder !== undefined) return folder
  throw new CommandError('usage', `there is none of ${FOLDERS.join(', ')} in "${here}"; name the folder`)
}
