export type Body = (this: unknown, ...args: unknown[]) => unknown

export interface Definition {
  readonly title: string
  readonly options: Readonly<Record<string, unknown>>
  readonly body: Body | undefined
}

/** Reads the arguments of `test` and `describe` as Node does: name, options and body, each of which may lack. */
export function readDefinition(args: readonly unknown[]): Definition {
  const name = typeof args[0] === 'string' ? args[0] : undefined
  const options = args.find(arg => typeof arg === 'object' && arg !== null)
  const body = args.find(arg => typeof arg === 'function') as Body | undefined
  return {
    title: name || body?.name || '<anonymous>',
    options: (options ?? {}) as Record<string, unknown>,
    body,
  }
}

/** A function in the place of another: Node looks at how many parameters it has, and shows its name. */
export function inPlaceOf(body: Body, replacement: Body): Body {
  Object.defineProperty(replacement, 'length', { value: body.length })
  Object.defineProperty(replacement, 'name', { value: body.name })
  return replacement
}
