import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requestEnvironment } from '@subunit-js/adapter'
import type { Framework, Launch, LaunchRequest } from '@subunit-js/backend'
import { parseTapArguments } from './arguments.ts'
import { findScripts } from './find-scripts.ts'
import { type WorkOrder, writeOrder } from './work-order.ts'

/** How `subunit-tap` starts the process that runs the scripts. */
export const TAP: Framework = { name: 'tap', moduleUrl: new URL('..', import.meta.url).href, launch }

function launch({ args, list, loadList, listOrder, debug, outputFile, directory }: LaunchRequest): Launch {
  const { patterns, interpreter, jobs } = parseTapArguments(args)
  const order: WorkOrder = { files: findScripts(patterns, process.cwd()), interpreter, jobs, debug }
  const path = join(directory, 'order.json')
  writeFileSync(path, writeOrder(order))
  return {
    command: process.execPath,
    args: [fileURLToPath(new URL('./worker.js', import.meta.url)), path],
    env: { ...requestEnvironment({ list, loadList, listOrder }), SUBUNIT_OUTPUT_FILE: outputFile },
  }
}
