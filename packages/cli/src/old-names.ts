import { runCommand, runMain, versionLine } from '@subunit-js/command'
import { COMMANDS } from './commands.ts'

/** A command of the Python package under its own name: a subcommand of ours with the reference's habits. */
interface OldName {
  readonly subcommand: string
  /** The reference's long options. It lets them be abbreviated as long as that is unambiguous among them. */
  readonly abbreviable: readonly string[]
  /** Makes our arguments of the reference's. */
  readonly translate?: (args: readonly string[]) => readonly string[]
}

const OLD_NAMES: Readonly<Record<string, OldName>> = {
  'subunit-ls': {
    subcommand: 'ls',
    abbreviable: ['--help', '--times', '--exists', '--no-passthrough'],
    translate: judgeAsReference,
  },
  'subunit-stats': {
    subcommand: 'stats',
    abbreviable: ['--help', '--no-passthrough', '--output-to', '--forward'],
    translate: judgeAsReference,
  },
  'subunit-filter': {
    subcommand: 'filter',
    abbreviable: [
      ...[
        '--help',
        '--error',
        '--no-error',
        '--failure',
        '--no-failure',
        '--passthrough',
        '--no-passthrough',
      ],
      ...['--success', '--no-success', '--no-skip', '--xfail', '--no-xfail', '--with-tag', '--without-tag'],
      ...['--with', '--without', '--fixup-expected-failures', '--only-genuine-failures', '--rename'],
    ],
  },
  'subunit-tags': { subcommand: 'tags', abbreviable: [], translate: signedTags },
  'subunit-output': {
    subcommand: 'output',
    abbreviable: [
      ...['--help', '--exists', '--fail', '--inprogress', '--skip', '--success', '--uxsuccess', '--xfail'],
      ...['--attach-file', '--file-name', '--mimetype', '--tag'],
    ],
  },
  'subunit-1to2': { subcommand: '1to2', abbreviable: ['--help'] },
  'subunit-2to1': { subcommand: '2to1', abbreviable: ['--help'] },
  tap2subunit: { subcommand: 'from-tap', abbreviable: [], translate: onlyStandardInput },
}

/** Runs one of the Python package's commands with the arguments of this process. */
export function runOldName(name: string): Promise<never> {
  return runMain(name, async () => {
    const { subcommand, abbreviable, translate = unchanged } = OLD_NAMES[name]!
    const entry = COMMANDS.find(each => each.name === subcommand)!
    const args = translate(process.argv.slice(2))
    return runCommand(await entry.load(), args, {
      name,
      version: versionLine(name, import.meta.url),
      abbreviable,
    })
  })
}

function unchanged(args: readonly string[]): readonly string[] {
  return args
}

/** The reference's verdict is part of its result: scripts rely on its exit status. */
function judgeAsReference(args: readonly string[]): readonly string[] {
  return ['--rules=reference', ...args]
}

/** Every argument is a tag to add, or behind a minus to remove. Asking for help is the one exception. */
function signedTags(args: readonly string[]): readonly string[] {
  if (args.length === 1 && ['-h', '--help', '--version'].includes(args[0]!)) return args
  return args.map(arg => (arg.startsWith('-') ? `--remove=${arg.slice(1)}` : `--add=${arg}`))
}

/** The reference looks at none of its arguments. Asking for help is the one exception. */
function onlyStandardInput(args: readonly string[]): readonly string[] {
  return args.length === 1 && ['-h', '--help', '--version'].includes(args[0]!) ? args : ['--compat=python']
}
