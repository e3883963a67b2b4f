import { createRequire, registerHooks } from 'node:module'
import type { FileProcess } from './file-process.ts'
import { wrapNodeTest } from './wrap.ts'

const ADDRESS = 'subunit-node-test:node:test'
const KEY = Symbol.for('subunit-js.node-test')

/** Gives test files another module for `node:test`, by whichever way they load it. */
export function replaceNodeTest(file: FileProcess): void {
  const real = createRequire(import.meta.url)('node:test')
  const wrapped = wrapNodeTest(real, file)
  Object.defineProperty(globalThis, KEY, { value: wrapped })
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'node:test' && !isOurs(context.parentURL)
        ? { url: ADDRESS, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === ADDRESS
        ? { format: 'module', source: sourceFor(Object.keys(wrapped)), shortCircuit: true }
        : next(url, context),
  })
}

/** `require` returns what is exported as `module.exports`. */
function sourceFor(names: readonly string[]): string {
  return [
    `const wrapped = globalThis[Symbol.for('subunit-js.node-test')]`,
    `export { wrapped as default, wrapped as 'module.exports' }`,
    ...names.map(name => `export const ${name} = wrapped.${name}`),
  ].join('\n')
}

function isOurs(url: string | undefined): boolean {
  return url !== undefined && new URL('.', import.meta.url).href === new URL('.', url).href
}
