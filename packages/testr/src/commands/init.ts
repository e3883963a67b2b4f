import { type CommandDefinition, defineCommand, ExitStatus } from '@subunit-js/command'
import { createStore } from '@subunit-js/repository'
import { here } from '../common/options.ts'
import { repositoryErrors, repositoryFolder } from '../common/repository.ts'

export const init: CommandDefinition = defineCommand({
  about: 'Makes a repository for the results of this project, in the folder .testr.',
  options: { here: here() },
  examples: [{ line: 'testr init', effect: 'make a repository here' }],

  async run({ options }) {
    await repositoryErrors(() => createStore(repositoryFolder(options))[Symbol.dispose]())
    return ExitStatus.success
  },
})
