import { TestrError } from '../error.ts'
import { words } from './python-text.ts'
import { fill, isPlain, type Piece, quote, script, type Value } from './template.ts'
import type { TestrConf } from './testr-conf.ts'

/** A command as a shell is to run it: `sh -c script testr ...parameters`, with `variables` in its environment. */
export interface ShellCommand {
  readonly script: string
  readonly parameters: readonly string[]
  readonly variables: Readonly<Record<string, string>>
}

export interface CommandOptions {
  /** Arguments of the user's that are added at the end, each as one word. */
  readonly args?: readonly string[]
  /** The environment in which `instance_execute` is to run the command. */
  readonly instance?: string | undefined
}

export interface RunOptions extends CommandOptions {
  /** The tests to run; absent for whatever the command runs by itself. */
  readonly ids?: readonly string[] | undefined
  /** The file in which the same ids stand, one a line. */
  readonly idFile?: string | undefined
}

const ID_FILE: Value = { variable: 'TESTR_IDFILE' }
const INSTANCE: Value = { variable: 'TESTR_INSTANCE' }
const PARAMETERS: Value = { variable: '@' }

/**
 * The command that lists tests: `test_command` with `$LISTOPT`. Ids and the id option expand to nothing,
 * `$IDLIST` to `test_id_list_default`.
 *
 * Throws a `TestrError` (`config-missing`) when the configuration cannot list.
 */
export function listCommand(conf: TestrConf, options: CommandOptions = {}): ShellCommand {
  const template = testCommand(conf)
  if (!uses(template, 'LISTOPT'))
    throw missing(conf, 'the tests cannot be listed, since "test_command" has no "$LISTOPT"')
  const pieces = fill(template, {
    LISTOPT: [listOption(conf, template)],
    IDLIST: [conf.testIdListDefault ?? ''],
    IDOPTION: [],
    IDFILE: [],
  })
  return finish(conf, pieces, [], options)
}

/**
 * The command that runs tests: all of them without `ids`, otherwise these. Ids and the path of their file
 * never become text of the script: `$IDLIST` is its positional parameters, `$IDFILE` a quoted variable.
 *
 * Throws a `TestrError`: `config-missing` for a key that is needed, `unsafe-ids` when `$IDLIST` stands where a
 * further shell would interpret ids that are not plain words.
 */
export function runCommand(conf: TestrConf, options: RunOptions = {}): ShellCommand {
  const template = testCommand(conf)
  if (uses(template, 'LISTOPT')) listOption(conf, template)
  const idOption = uses(template, 'IDOPTION') ? required(conf, conf.testIdOption, 'test_id_option') : ''
  const { ids } = options
  const idFile = ids === undefined ? undefined : options.idFile
  const IDFILE = idFile === undefined ? [] : [ID_FILE]
  const IDLIST = ids === undefined ? [] : [PARAMETERS]
  const IDOPTION = ids === undefined ? [] : fill(idOption, { IDFILE, IDLIST, IDOPTION: [], LISTOPT: [] })
  const pieces = fill(template, { IDOPTION, IDFILE, IDLIST, LISTOPT: [] })
  return finish(conf, pieces, pieces.includes(PARAMETERS) ? ids! : [], { ...options, idFile })
}

/** The ids that stand in for a selection when there is none: the words of `test_id_list_default`, if any. */
export function defaultIds(conf: TestrConf): string[] | undefined {
  const ids = words(conf.testIdListDefault ?? '')
  return ids.length === 0 ? undefined : ids
}

/** The command that creates `count` environments, or undefined where none is configured. */
export function provisionCommand(conf: TestrConf, count: number): ShellCommand | undefined {
  if (conf.instanceProvision === undefined) return undefined
  const { text } = script(fill(conf.instanceProvision, { INSTANCE_COUNT: [String(count)] }))
  return { script: text, parameters: [], variables: {} }
}

/** The command that gives environments back, or undefined where none is configured. */
export function disposeCommand(conf: TestrConf, instances: readonly string[]): ShellCommand | undefined {
  if (conf.instanceDispose === undefined) return undefined
  const { text } = script(fill(conf.instanceDispose, { INSTANCE_IDS: [PARAMETERS] }))
  return { script: text, parameters: [...instances].sort(), variables: {} }
}

/** The command of `test_run_concurrency`, or undefined where none is configured. */
export function concurrencyCommand(conf: TestrConf): ShellCommand | undefined {
  if (conf.testRunConcurrency === undefined) return undefined
  return { script: conf.testRunConcurrency, parameters: [], variables: {} }
}

function finish(
  conf: TestrConf,
  command: readonly Piece[],
  ids: readonly string[],
  { args = [], instance, idFile }: RunOptions,
): ShellCommand {
  const whole = [...command, ...args.map(word => ` ${quote(word)}`)]
  const wrapper = instance === undefined ? undefined : conf.instanceExecute
  const FILES = idFile === undefined ? [] : [ID_FILE]
  const pieces =
    wrapper === undefined ? whole : fill(wrapper, { INSTANCE_ID: [INSTANCE], FILES, COMMAND: whole })
  const { text, joinsParameters } = script(pieces)
  // What a wrapper does with its words is not known; most evaluate them or hand them to another machine's shell.
  if (joinsParameters || wrapper !== undefined || FURTHER_SHELL.test(text)) refuseUnsafe(conf, ids)
  return {
    script: text,
    parameters: ids,
    variables: {
      ...(idFile !== undefined && { [ID_FILE.variable]: idFile }),
      ...(instance !== undefined && { [INSTANCE.variable]: instance }),
    },
  }
}

const FURTHER_SHELL = /(?:^|[\s;&|(])(?:eval|ssh)\s/

function refuseUnsafe(conf: TestrConf, ids: readonly string[]): void {
  const unsafe = ids.find(id => !isPlain(id))
  if (unsafe === undefined) return
  const message = `the command hands "$IDLIST" to a further shell, which would interpret the test id ${JSON.stringify(unsafe)}; use "$IDFILE".`
  throw new TestrError('unsafe-ids', message, { file: conf.file })
}

function testCommand(conf: TestrConf): string {
  return required(conf, conf.testCommand, 'test_command')
}

function listOption(conf: TestrConf, template: string): string {
  return required(conf, conf.testListOption, 'test_list_option', template)
}

function uses(template: string, variable: string): boolean {
  return template.includes(`$${variable}`) || template.includes(`\${${variable}}`)
}

function required(conf: TestrConf, value: string | undefined, key: string, template?: string): string {
  if (value !== undefined) return value
  const why = template === undefined ? '' : ', which "test_command" uses,'
  throw missing(conf, `the key "${key}"${why} is missing`)
}

function missing(conf: TestrConf, message: string): TestrError {
  return new TestrError('config-missing', `${message}.`, { file: conf.file })
}
