export {
  type CommandDefinition,
  defineCommand,
  type Example,
  type Invocation,
} from './definition.ts'
export { CommandError, type CommandErrorCode } from './error.ts'
export { ExitStatus } from './exit-status.ts'
export { Input } from './io/input.ts'
export { Output } from './io/output.ts'
export {
  choice,
  flag,
  type Option,
  type OptionTable,
  type OptionValues,
  pairs,
  preset,
  toggle,
  value,
  values,
  type Way,
} from './options/option.ts'
export type { ParseOptions } from './options/parse.ts'
export { interruptible } from './process/interruptible.ts'
export { runMain } from './process/run-main.ts'
export { complain } from './process/standard-error.ts'
export { pythonRegExp, type RegExpOptions } from './python/regexp.ts'
export { pythonSubstitution } from './python/substitute.ts'
export { runCommand } from './run-command.ts'
export { type CommandEntry, type CommandSuite, runSuite } from './suite/run.ts'
export { wantsColour } from './terminal/colour.ts'
export { columnsOf } from './terminal/columns.ts'
export { versionLine } from './version.ts'
