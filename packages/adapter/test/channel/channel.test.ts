import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { decode, type TestEvent } from '@subunit-js/protocol'
import { timestampToMilliseconds } from '@subunit-js/stream'
import { afterAll, expect, test } from 'vitest'

const fixture = fileURLToPath(new URL('../fixtures/report.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'subunit-channel-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface ReportRun {
  readonly what: string
  readonly given?: unknown
  readonly env?: Record<string, string>
}

function report({ what, given = {}, env = {} }: ReportRun) {
  const run = spawnSync(process.execPath, [fixture, what, JSON.stringify(given)], {
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  })
  return { events: decode(run.stdout), status: run.status, stderr: run.stderr.toString() }
}

const statuses = (events: readonly TestEvent[]) =>
  events.filter(event => event.status !== undefined).map(event => `${event.testId} ${event.status}`)

test('tests that fake the clock and the standard streams change nothing', () => {
  const { events } = report({ what: 'fake' })
  const recent = events.every(
    event => Math.abs(timestampToMilliseconds(event.timestamp!) - Date.now()) < 60_000,
  )
  expect({ statuses: statuses(events), recent }).toEqual({
    statuses: ['a inprogress', 'a success'],
    recent: true,
  })
})

test('what was written survives process.exit', () => {
  const { events, status } = report({ what: 'exit' })
  expect({ statuses: statuses(events), status }).toEqual({ statuses: ['a inprogress'], status: 3 })
})

test('other bytes on standard output lie between packets', () => {
  const { events } = report({ what: 'noise' })
  const noise = events.filter(event => event.testId === undefined).map(event => `${event.fileBytes}`)
  expect({ statuses: statuses(events), noise: noise.length }).toEqual({
    statuses: ['a inprogress', 'a success'],
    noise: 1,
  })
})

test('a pipe that does not block and whose reader is slow loses nothing', async () => {
  const child = spawn(process.execPath, [fixture, 'many'])
  const chunks: Buffer[] = []
  await wait(300)
  for await (const chunk of child.stdout) {
    chunks.push(chunk)
    await wait(1)
  }
  expect(statuses(decode(Buffer.concat(chunks))).length).toBe(4000)
})

test('a reader that goes away ends the run quietly with status 1', async () => {
  const child = spawn(process.execPath, [fixture, 'until closed'])
  let stderr = ''
  child.stderr.on('data', chunk => (stderr += chunk))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  const [status] = await once(child, 'close')
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
})

test.runIf(process.platform === 'linux')('a channel that breaks is one line, and a failed run', () => {
  const { status, stderr } = report({ what: 'broken', given: { outputFile: '/dev/full' } })
  const message = 'Writing to /dev/full failed: ENOSPC: no space left on device, write.'
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `subunit: ${message} The rest of the run is not reported.\n${JSON.stringify({ readerGone: false, message })}`,
  })
})

test('an output file is emptied first, and gets what standard output would', () => {
  const outputFile = join(folder, 'out.subunit')
  writeFileSync(outputFile, 'old')
  const { events } = report({
    what: 'noise',
    given: { outputFile: 'elsewhere' },
    env: { SUBUNIT_OUTPUT_FILE: outputFile },
  })
  expect({ file: statuses(decode(readFileSync(outputFile))), stdout: events.length }).toEqual({
    file: ['a inprogress', 'a success'],
    stdout: 1,
  })
})

test('an output file that cannot be opened is one line, and a failed run', () => {
  const outputFile = join(folder, 'no/such/folder')
  const { status, stderr } = report({ what: 'noise', given: { outputFile } })
  const why = `ENOENT: no such file or directory, open '${outputFile}'`
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `subunit: The output file "${outputFile}" cannot be opened for writing (${why}).\n`,
  })
})

test('an unknown option is one line that names the nearest, and a failed run', () => {
  const { status, stderr } = report({ what: 'noise', given: { outptFile: 'x' } })
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'subunit: Unknown reporter option "outptFile": did you mean "outputFile"?\n',
  })
})

test('what tests start does not inherit our variables', () => {
  const env = { SUBUNIT_TAGS: 'x', SUBUNIT_ROOT: '/', SUBUNIT_LIST_ORDER: '1', SUBUNIT_OTHER: 'stays' }
  expect(report({ what: 'environment', env }).stderr).toBe('["SUBUNIT_OTHER"]')
})
