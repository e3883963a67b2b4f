/** The ways in which a stream comes about. */
export type Way = 'flag' | 'backend' | 'parallel'

export interface Variant {
  /** The stream there, in the form of `Behaviour.stream`. */
  readonly stream: string
  /** Why it is another one there. */
  readonly why: string
}

/** Something that test suites do, and what must become of it whichever framework they are written for. */
export interface Behaviour {
  /** The fixture's folder: `fixtures/<framework>/<name>`. */
  readonly name: string
  /** What the fixture does. */
  readonly what: string
  /**
   * The whole stream, as `render` writes it. `{{word}}` stands for what each framework says in its own words.
   */
  readonly stream: string
  /** The exit status of the backend command; default 0. */
  readonly status?: number
  /** The frameworks that have the behaviour; default all. */
  readonly frameworks?: readonly string[]
  /**
   * Where a framework's stream has to be another: by framework, by framework and way (`mocha flag`), and by
   * framework and major version with and without the way (`vitest 3`, `vitest 3 flag`), which win.
   */
  readonly differs?: Readonly<Record<string, Variant>>
}

/** What the stream of a behaviour must be, or undefined when the framework does not have it. */
export function expectedStream(
  behaviour: Behaviour,
  framework: string,
  way: Way,
  words: Readonly<Record<string, string>>,
  version?: string,
): string | undefined {
  const { frameworks, differs = {} } = behaviour
  if (frameworks !== undefined && !frameworks.includes(framework)) return undefined
  const exact = `${framework} ${version}`
  const variant =
    differs[`${exact} ${way}`] ?? differs[exact] ?? differs[`${framework} ${way}`] ?? differs[framework]
  const stream = variant?.stream ?? behaviour.stream
  return stream
    .replace(/\{\{(.*?)\}\}/g, (_, word: string) => {
      const said = words[word]
      if (said === undefined) throw new Error(`No words for "${word}" in ${framework}.`)
      return said
    })
    .trim()
}
