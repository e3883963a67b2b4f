import type { MochaHook } from '../mocha.ts'

export type HookKind = 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach'

const KINDS: Readonly<Record<string, HookKind>> = {
  'before all': 'beforeAll',
  'after all': 'afterAll',
  'before each': 'beforeEach',
  'after each': 'afterEach',
}

/** Which hook it is: Mocha's own title of every hook begins with it, `"before all" hook: name`. */
export function hookKind(hook: MochaHook): HookKind {
  const [, kind = ''] = /^"([a-z ]+)" hook/.exec(hook.originalTitle ?? hook.title) ?? []
  return KINDS[kind] ?? 'beforeEach'
}

/** How many hooks of this kind the block has; together they are one layer. */
export function hookCount(hook: MochaHook, kind: 'beforeAll' | 'afterAll'): number {
  return (kind === 'beforeAll' ? hook.parent._beforeAll : hook.parent._afterAll).length
}
