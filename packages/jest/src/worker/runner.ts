// The module that Jest loads, in the process that runs a test file, to run it: jest-circus with an eye on it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { threadId } from 'node:worker_threads'
import { RemoteReporting, Root } from '@subunit-js/adapter'
import { Selection } from '@subunit-js/adapter/selection'
import { parseLoadList } from '@subunit-js/stream'
import type { ProjectConfig } from '../jest.ts'
import { findLink, type Link } from '../link.ts'
import { projectName } from '../project.ts'
import type { Environment, TestRunner } from './circus.ts'
import { watchConsole } from './console.ts'
import { FileRun } from './file-run.ts'

/** The configuration of a project whose test runner this module took the place of. */
export interface WrappedConfig extends ProjectConfig {
  readonly subunitTestRunner?: string | undefined
}

const require = createRequire(import.meta.url)

let runs = 0
let selection: Selection | undefined

/** Runs a test file by the project's own test runner and tells the reporter of its tests. */
export default async function runTestFile(
  globalConfig: unknown,
  config: WrappedConfig,
  environment: Environment,
  runtime: unknown,
  path: string,
  ...rest: unknown[]
): Promise<unknown> {
  const { subunitTestRunner, ...own } = config
  const original = loadRunner(subunitTestRunner!)
  const link = findLink()
  const close = link === undefined ? undefined : watch(link, config, environment, path)
  const restored = { ...own, testRunner: subunitTestRunner }
  const result = await original(globalConfig, restored, environment, runtime, path, ...rest)
  close?.()
  return result
}

/** Returns what is to be called when the file is through. */
function watch(link: Link, config: WrappedConfig, environment: Environment, path: string): () => void {
  const { given, handleOutput } = link
  const run = `${process.pid}.${threadId}.${runs++}`
  const reporting = new RemoteReporting({ send: message => link.send({ type: 'report', run, message }) })
  if (given.loadList !== undefined) selection ??= new Selection(parseLoadList(readFileSync(given.loadList)))
  const location = { project: projectName(config), path: new Root(given.root).name(path) }
  const { list, listOrder, announce } = given
  const file = new FileRun({ reporting, location, environment, selection, list, listOrder, announce })
  link.send({ type: 'open', run, project: config.id, path })

  const onOutput = file.output.bind(file)
  const console = watchConsole(environment, given.quiet, onOutput)
  handleOutput?.(onOutput)
  const onExit = (status: number): void => link.send({ type: 'exit', run, status })
  // The reporter sees by itself when its own process ends.
  if (handleOutput === undefined) process.prependListener('exit', onExit)
  follow(file, environment)
  return () => {
    process.off('exit', onExit)
    handleOutput?.()
    const { known, explained } = file
    link.send({ type: 'close', run, known, explained, console })
  }
}

/** The environment may want to know of the events of jest-circus, too. */
function follow(file: FileRun, environment: Environment): void {
  const { handleTestEvent } = environment
  environment.handleTestEvent = (event, state) => {
    file.event(event, state)
    return handleTestEvent?.call(environment, event, state)
  }
}

function loadRunner(path: string): TestRunner {
  const module = require(path) as TestRunner | { readonly default: TestRunner }
  return typeof module === 'function' ? module : module.default
}
