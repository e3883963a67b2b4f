import { type CommandDefinition, defineCommand, ExitStatus } from '@subunit-js/command'
import { repairStore } from '@subunit-js/repository'
import { here } from '../common/options.ts'
import { repositoryErrors, repositoryFolder } from '../common/repository.ts'

export const repair: CommandDefinition = defineCommand({
  about: 'Makes the index of the repository anew from the streams of its runs.',
  options: { here: here() },
  examples: [{ line: 'testr repair', effect: 'do so after files were damaged or put back' }],

  async run({ options }) {
    await repositoryErrors(() => repairStore(repositoryFolder(options))[Symbol.dispose]())
    return ExitStatus.success
  },
})
