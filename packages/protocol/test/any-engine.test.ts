import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { vectors } from './vectors.ts'

const source = fileURLToPath(new URL('../src/', import.meta.url))

test('no source file imports anything from outside of the package', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.ts'),
  )
  const specifiers = files.flatMap(file =>
    [...readFileSync(`${source}${file}`, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']*)'/g)].map(
      match => match[1]!,
    ),
  )
  expect(specifiers.filter(specifier => !specifier.startsWith('.'))).toEqual([])
  expect(specifiers.length).toBeGreaterThan(files.length)
})

describe('a bundle of the package in a realm with nothing but the language and the encoding standard', () => {
  let inRealm: (script: string) => unknown

  beforeAll(async () => {
    const realm = createContext({ TextEncoder, TextDecoder })
    runInContext(await bundle(), realm)
    inRealm = script => JSON.parse(runInContext(`JSON.stringify(${script})`, realm) as string)
  })

  test('reads every conformance vector as it is read here', async () => {
    const { decode } = await import('../src/index.ts')
    const shown = 'event => ({ ...event, fileBytes: event.fileBytes && [...event.fileBytes] })'
    for (const { hex } of vectors) {
      const bytes = [...Buffer.from(hex, 'hex')]
      const here = decode(Uint8Array.from(bytes)).map(event => ({
        ...event,
        fileBytes: event.fileBytes && [...event.fileBytes],
      }))
      expect(inRealm(`subunit.decode(Uint8Array.from(${JSON.stringify(bytes)})).map(${shown})`)).toEqual(
        JSON.parse(JSON.stringify(here)),
      )
    }
  })

  test('writes packets', () => {
    expect(inRealm('[...subunit.encode({ testId: "foo", status: "exists" })]')).toEqual([
      ...Buffer.from('b329010c03666f6f08555f1b', 'hex'),
    ])
  })

  test('reads and writes v1', () => {
    const v1 = 'test: é\nsuccessful: é [ multipart\n]\n'
    expect(
      inRealm(
        `new TextDecoder().decode(subunit.encodeV1(subunit.decodeV1(new TextEncoder().encode(${JSON.stringify(v1)}))))`,
      ),
    ).toBe(v1)
  })

  test('throws its own errors', () => {
    expect(
      inRealm(
        '(() => { try { subunit.encode({ testId: "\\0" }) } catch (error) { return [error.code, error.field] } })()',
      ),
    ).toEqual(['invalid-field', 'testId'])
  })
})

/** One script for browsers that defines `subunit`; a Node built-in in it would fail the build or the realm. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: `${source}index.ts`, name: 'subunit', formats: ['iife'], fileName: 'subunit' },
    },
  })
  const [output] = [result].flat()
  if (output === undefined || !('output' in output)) throw new Error('The bundler gave no output.')
  return output.output[0].code
}
