import { join } from 'node:path'
import { type CommandDefinition, defineCommand, ExitStatus } from '@subunit-js/command'
import { exportPythonRepository } from '@subunit-js/repository'
import { here } from '../common/options.ts'
import { withStore } from '../common/repository.ts'

export const exportRuns: CommandDefinition = defineCommand({
  about: 'Writes a repository that the Python testr and stestr read and go on with; default .testrepository.',
  operands: '[folder]',
  options: { here: here() },
  examples: [{ line: 'testr export', effect: 'write .testrepository' }],

  async run({ options, operands }) {
    const folder = operands[0] ?? join(options.here ?? '.', '.testrepository')
    await withStore(options, store => exportPythonRepository(store, folder))
    return ExitStatus.success
  },
})
