import { availableParallelism } from 'node:os'
import { CommandError } from '@subunit-js/command'

/** What `subunit-tap` is told besides what every backend is. */
export interface TapArguments {
  readonly patterns: readonly string[]
  /** The interpreter of all scripts, as words. */
  readonly interpreter: readonly string[] | undefined
  readonly jobs: number
}

/** Throws a `CommandError` (`usage`) that names what is wrong. */
export function parseTapArguments(args: readonly string[]): TapArguments {
  const patterns: string[] = []
  let interpreter: readonly string[] | undefined
  let jobs = 1
  const queue = [...args]
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    const [name, attached] = /^(--[^=]+)=(.*)$/s.exec(arg)?.slice(1) ?? [arg]
    const value = () => attached ?? queue.shift() ?? missing(name!)
    if (name === '--exec' || name === '-e') interpreter = splitWords(value())
    else if (name === '--jobs' || name === '-j') jobs = parseJobs(value())
    else if (arg.startsWith('-')) throw new CommandError('usage', `unknown option "${arg}"`)
    else patterns.push(arg)
  }
  if (patterns.length === 0) {
    throw new CommandError('usage', `name the scripts, as paths or patterns such as 't/**/*.t'`)
  }
  return { patterns, interpreter, jobs }
}

/** Reads how many scripts run at the same time: a number from 1, or `auto` for one each processor. */
export function parseJobs(text: string): number {
  if (text === 'auto') return availableParallelism()
  const jobs = Number(text)
  if (Number.isInteger(jobs) && jobs >= 1) return jobs
  throw new CommandError('usage', `--jobs takes a whole number from 1, or "auto", not "${text}"`)
}

/** Splits a command line at white space; single and double quotes keep words together. */
export function splitWords(text: string): readonly string[] {
  const words = [...text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, ''))
  if (words.length === 0) throw new CommandError('usage', '--exec needs a command')
  return words
}

function missing(name: string): never {
  throw new CommandError('usage', `${name} needs a value`)
}
