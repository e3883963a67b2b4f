import { pythonRegExp } from '@subunit-js/command'
import { TestrError } from '../error.ts'
import { type RawValue, readDefaults } from './ini.ts'
import { interpolated } from './interpolate.ts'
import { words } from './python-text.ts'

/** What a `.testr.conf` says. Commands are shell text; absent keys are undefined. */
export interface TestrConf {
  /** The file as it was named to the reader. */
  readonly file: string
  /** `test_command`: runs or lists tests; `$LISTOPT $IDOPTION $IDFILE $IDLIST`. */
  readonly testCommand?: string | undefined
  /** `test_id_option`: stands for `$IDOPTION` once ids are known; `$IDFILE $IDLIST`. */
  readonly testIdOption?: string | undefined
  /** `test_list_option`: stands for `$LISTOPT` while listing. */
  readonly testListOption?: string | undefined
  /** `test_id_list_default`: the ids when none are selected. */
  readonly testIdListDefault?: string | undefined
  /** `test_run_concurrency`: a command that prints the number of workers. */
  readonly testRunConcurrency?: string | undefined
  /** `filter_tags`: passing results with any of these tags are not counted. */
  readonly filterTags: readonly string[]
  /** `group_regex`: ids whose match at the start is the same text stay on one worker. */
  readonly groupRegex?: RegExp | undefined
  /** `instance_provision`: a command that prints ids of new environments; `$INSTANCE_COUNT`. */
  readonly instanceProvision?: string | undefined
  /** `instance_execute`: wraps each command; `$INSTANCE_ID $FILES $COMMAND`. */
  readonly instanceExecute?: string | undefined
  /** `instance_dispose`: gives the environments back; `$INSTANCE_IDS`. */
  readonly instanceDispose?: string | undefined
  /** Keys that mean nothing to testr and that no other key refers to, with their lines: mistyped, perhaps. */
  readonly unknownKeys: readonly { readonly key: string; readonly line: number }[]
}

const KEYS = [
  ...['test_command', 'test_id_option', 'test_list_option', 'test_id_list_default', 'test_run_concurrency'],
  ...['filter_tags', 'group_regex', 'instance_provision', 'instance_execute', 'instance_dispose'],
]

/**
 * Reads the text of a `.testr.conf`: the syntax is that of Python's `ConfigParser`, the keys are those of
 * Python's testr, in the section `[DEFAULT]`.
 *
 * Throws a `TestrError` naming file and line for what cannot be read.
 */
export function readTestrConf(text: string, file: string): TestrConf {
  const raw = readDefaults(text, file)
  const value = (key: string): string | undefined => interpolated(raw, key, file)
  return {
    file,
    testCommand: value('test_command'),
    testIdOption: value('test_id_option'),
    testListOption: value('test_list_option'),
    testIdListDefault: value('test_id_list_default'),
    testRunConcurrency: value('test_run_concurrency'),
    filterTags: words(value('filter_tags') ?? ''),
    groupRegex: groupRegex(value('group_regex'), raw.get('group_regex'), file),
    instanceProvision: value('instance_provision'),
    instanceExecute: value('instance_execute'),
    instanceDispose: value('instance_dispose'),
    unknownKeys: unknownKeys(raw),
  }
}

/** An empty expression groups nothing, as in Python's testr. */
function groupRegex(source: string | undefined, raw: RawValue | undefined, file: string): RegExp | undefined {
  if (source === undefined || source === '') return undefined
  try {
    return pythonRegExp(source)
  } catch (cause) {
    const message = `in "group_regex", ${(cause as Error).message}.`
    throw new TestrError('config-value', message, { file, lines: [raw!.line], cause })
  }
}

function unknownKeys(raw: ReadonlyMap<string, RawValue>): { key: string; line: number }[] {
  const referred = [...raw.values()].flatMap(({ value }) =>
    [...value.matchAll(/%\(([^)]+)\)s/g)].map(match => match[1]!.toLowerCase()),
  )
  const known = new Set([...KEYS, ...referred])
  return [...raw].filter(([key]) => !known.has(key)).map(([key, { line }]) => ({ key, line }))
}
