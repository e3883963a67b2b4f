import { Command, CommanderError, Option as Registered } from 'commander'
import type { CommandDefinition, Example, Invocation } from '../definition.ts'
import { CommandError } from '../error.ts'
import { normaliseArguments, type OptionSyntax } from './normalise.ts'
import type { OptionTable, Way } from './option.ts'
import { usageMessage } from './usage-message.ts'

export interface ParseOptions {
  /** The name for the usage line. */
  readonly name: string
  /** What `--version` prints. */
  readonly version: string
  /** Long options of which an unambiguous beginning is enough; default none. */
  readonly abbreviable?: readonly string[]
}

/** What a command line asks for: a run, or a text (help, version) to be shown. */
export type Parsed = { readonly invocation: Invocation } | { readonly text: string }

/** Throws a `CommandError` (`usage`) that suggests the option that may have been meant. */
export function parseArguments(
  definition: CommandDefinition,
  args: readonly string[],
  { name, version, abbreviable = [] }: ParseOptions,
): Parsed {
  let text = ''
  const command = new Command(name)
    .description(definition.about)
    .exitOverride()
    .configureOutput({ writeOut: part => (text += part), outputError: () => {} })
    .helpOption('-h, --help', 'show this help')
    .allowExcessArguments(false)
    .action(() => {})
    .addHelpText('after', exampleText(definition.examples))
  for (const operand of definition.operands?.split(' ') ?? []) command.argument(operand)
  if (definition.trailing !== undefined)
    command.usage(`[options] ${definition.operands} [-- ${definition.trailing}]`)
  const { values, syntaxes } = register(command, definition.options)
  const normal = normaliseArguments(args, syntaxes, abbreviable)
  const dashes = definition.trailing === undefined ? -1 : normal.indexOf('--')
  const own = dashes < 0 ? normal : normal.slice(0, dashes)
  command.version(version, '--version', 'show the version')

  try {
    command.parse(own, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { text }
    throw new CommandError('usage', usageMessage(error.message, name))
  }
  const trailing = dashes < 0 ? [] : normal.slice(dashes + 1)
  return { invocation: { name, options: values, operands: command.args, trailing } }
}

interface Registration {
  /** Filled while parsing. */
  readonly values: Record<string, unknown>
  readonly syntaxes: readonly OptionSyntax[]
}

function register(command: Command, table: OptionTable): Registration {
  const values: Record<string, unknown> = {}
  const syntaxes: OptionSyntax[] = []
  for (const [key, option] of Object.entries(table)) {
    values[key] = option.initial
    for (const way of option.ways) {
      const { long, short } = registerWay(command, way, given => {
        Object.assign(values, way.sets, { [key]: way.take(values[key], ...given) })
      })
      syntaxes.push({ long, short, arity: arityOf(way) })
    }
  }
  return { values, syntaxes }
}

/** Commander gives one argument at a time; they collect until the option has as many as it takes. */
function registerWay(command: Command, way: Way<unknown>, take: (given: string[]) => void): Registered {
  const arity = arityOf(way)
  const option = new Registered(way.flags, way.help)
  let given: string[] = []
  command.addOption(option).on(`option:${option.name()}`, (argument: string) => {
    if (arity > 0) given.push(argument)
    if (given.length < arity) return
    take(given)
    given = []
  })
  command.hook('preAction', () => {
    if (given.length > 0) command.error(`option '${way.flags}' takes ${arity} arguments`)
  })
  return option
}

function arityOf(way: Way<unknown>): number {
  return way.flags.split('<').length - 1
}

function exampleText(examples: readonly Example[]): string {
  const lines = examples.map(({ line, effect }) => `  ${line}\n      ${effect}`)
  return lines.length === 0 ? '' : `\nExamples:\n${lines.join('\n')}`
}
