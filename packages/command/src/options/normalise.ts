/** How an option is written: its names, and how many arguments it takes. */
export interface OptionSyntax {
  readonly long: string | undefined
  readonly short: string | undefined
  readonly arity: number
}

/**
 * Rewrites arguments so that a simpler parser understands them: every argument of an option stands in
 * `--option=argument` of its own, even where the option takes two, and a long option of which only the
 * beginning was typed is completed, if it is the beginning of exactly one of `abbreviable`.
 * What is not understood is left as it is, for the parser to complain about.
 */
export function normaliseArguments(
  args: readonly string[],
  syntaxes: readonly OptionSyntax[],
  abbreviable: readonly string[],
): string[] {
  const normal: string[] = []
  const rest = [...args]
  for (let arg: string | undefined; (arg = rest.shift()) !== undefined; ) {
    if (arg === '--') return [...normal, arg, ...rest]
    const used = arg.startsWith('--') ? longOption(arg, syntaxes, abbreviable) : shortOption(arg, syntaxes)
    if (used === undefined || used.syntax.arity === 0) {
      normal.push(used?.text ?? arg)
      continue
    }
    const { syntax, text, first } = used
    const given = first === undefined ? [] : [first]
    given.push(...rest.splice(0, syntax.arity - given.length))
    // The letters before it in a cluster like `-sm pattern` stay a cluster.
    if (text !== '') normal.push(text)
    if (given.length === 0) normal.push(syntax.long ?? syntax.short!)
    normal.push(...given.map(argument => writeArgument(syntax, argument)))
  }
  return normal
}

interface UsedOption {
  readonly syntax: OptionSyntax
  /** What stands before the option's arguments, the completed option itself if it takes none. */
  readonly text: string
  /** The argument that is attached to the option. */
  readonly first: string | undefined
}

function longOption(
  arg: string,
  syntaxes: readonly OptionSyntax[],
  abbreviable: readonly string[],
): UsedOption | undefined {
  const equals = arg.indexOf('=')
  const typed = equals < 0 ? arg : arg.slice(0, equals)
  const attached = equals < 0 ? undefined : arg.slice(equals + 1)
  const candidates = abbreviable.filter(long => long.startsWith(typed))
  const long = candidates.length === 1 ? candidates[0] : typed
  const syntax = syntaxes.find(each => each.long === typed) ?? syntaxes.find(each => each.long === long)
  if (syntax === undefined) return undefined
  if (syntax.arity > 0) return { syntax, text: '', first: attached }
  return {
    syntax,
    text: attached === undefined ? syntax.long! : `${syntax.long}=${attached}`,
    first: undefined,
  }
}

/** Finds the first option of a cluster like `-sm` that takes arguments. */
function shortOption(arg: string, syntaxes: readonly OptionSyntax[]): UsedOption | undefined {
  if (!arg.startsWith('-')) return undefined
  for (let at = 1; at < arg.length; at++) {
    const syntax = syntaxes.find(each => each.short === `-${arg[at]}`)
    if (syntax === undefined) return undefined
    if (syntax.arity === 0) continue
    const before = at === 1 ? '' : arg.slice(0, at)
    return { syntax, text: before, first: at + 1 < arg.length ? arg.slice(at + 1) : undefined }
  }
  return undefined
}

function writeArgument(syntax: OptionSyntax, argument: string): string {
  return syntax.long === undefined ? `${syntax.short}${argument}` : `${syntax.long}=${argument}`
}
