import type { ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream/reporting'

/**
 * Reports a process that ends while it loads a file: the file fails, and all else that was asked for is lost.
 * `files` are all that the request is about. Returns the function that ends the watch.
 */
export function watchExit(context: ReportingContext, file: string, files: readonly string[]): () => void {
  const { session, request, root } = context
  const location = { path: root.name(file) }
  const onExit = (status: number): void => {
    // Our supervisor must not take the status that the file chose for that of a run that ended well.
    if (status === 0) process.exitCode = 1
    if (request.list !== undefined) {
      session.announce(testId(location))
      return
    }
    const reason = `The process exited with status ${status} while it loaded ${location.path}.`
    session.expect(request.selection?.ids ?? files.map(other => testId({ path: root.name(other) })))
    session.test(testId(location), { file: location }).finish({ status: 'fail', reason })
    session.end({ reason })
  }
  process.prependListener('exit', onExit)
  return () => process.off('exit', onExit)
}
