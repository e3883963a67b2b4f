import { CommandError } from '../error.ts'

/** An option of a command: the ways to give it, and the value that they make. */
export interface Option<T> {
  readonly initial: T
  readonly ways: readonly Way<T>[]
}

/** One spelling of an option, such as `--success` or its opposite `--no-success`. */
export interface Way<T> {
  /** As commander writes them: `-o, --output-to <file>`. Each `<word>` is an argument. */
  readonly flags: string
  readonly help: string
  /** Makes the value from the former one. Throws a `CommandError` (`usage`) for arguments that are no good. */
  readonly take: (former: T, ...given: string[]) => T
  /** Options of the same table that are set at this place too: later ones override it, earlier ones do not. */
  readonly sets?: Readonly<Record<string, unknown>>
}

/** The options of a command by the names under which it gets their values. */
// biome-ignore lint/suspicious/noExplicitAny: a value goes in and out of its own option only.
export type OptionTable = Readonly<Record<string, Option<any>>>

/** What a command gets for its options. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer T> ? T : never
}

/** `flag('--times', ...)`: false unless given. `flag('--no-passthrough', ...)`: true unless given. */
export function flag(flags: string, help: string): Option<boolean> {
  const initial = flags.includes('--no-')
  return { initial, ways: [{ flags, help, take: () => !initial }] }
}

/** `toggle('-s, --success', '--no-success', false, ...)`: the later of the two wins. */
export function toggle(on: string, off: string, initial: boolean, help: string): Option<boolean> {
  const [onHelp, offHelp] = initial ? [`${help} (default)`, 'the opposite'] : [help, 'the opposite (default)']
  return {
    initial,
    ways: [
      { flags: on, help: onHelp, take: () => true },
      { flags: off, help: offHelp, take: () => false },
    ],
  }
}

/** `preset('-F, --failures', { success: false, skip: false }, ...)` sets other options of its table. */
export function preset(
  flags: string,
  sets: Readonly<Record<string, unknown>>,
  help: string,
): Option<boolean> {
  return { initial: false, ways: [{ flags, help, take: () => true, sets }] }
}

/** `value('-o, --output-to <file>', ...)`: one text, or what `parse` makes of it; the last given wins. */
export function value<T = string>(
  flags: string,
  help: string,
  parse: (text: string) => T = text => text as T,
): Option<T | undefined> {
  return { initial: undefined, ways: [{ flags, help, take: (_, text = '') => parse(text) }] }
}

/** `choice('--order <order>', ['id', 'time'], 'id', ...)`: one of a few words. */
export function choice<const T extends string>(
  flags: string,
  choices: readonly T[],
  initial: T,
  help: string,
): Option<T> {
  const parse = (text: string) => {
    const chosen = choices.find(each => each === text)
    if (chosen !== undefined) return chosen
    const known = choices.map(each => `"${each}"`).join(' or ')
    throw new CommandError('usage', `option '${flags}' takes ${known}, not "${text}"`)
  }
  return { initial, ways: [{ flags, help, take: (_, text = '') => parse(text) }] }
}

/** `values('--tag <tag>', ...)`: all the texts given, or what `parse` makes of them, in order. */
export function values<T = string>(
  flags: string,
  help: string,
  parse: (text: string) => T = text => text as T,
): Option<readonly T[]> {
  return { initial: [], ways: [{ flags, help, take: (former, text = '') => [...former, parse(text)] }] }
}

/** `pairs('--rename <from> <to>', ...)`: all the pairs given, in order; each time two arguments are taken. */
export function pairs(flags: string, help: string): Option<readonly (readonly [string, string])[]> {
  return {
    initial: [],
    ways: [{ flags, help, take: (former, first = '', second = '') => [...former, [first, second]] }],
  }
}
