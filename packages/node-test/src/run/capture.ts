import { captureOutput, type ReportingContext } from '@subunit-js/adapter'

/**
 * Attaches to the run what tests print that share this process with the reporter; which of them printed it,
 * events do not tell. Returns the function that ends it.
 */
export function captureRun({ session, channel, captureOutput: isWanted }: ReportingContext): () => void {
  if (!isWanted) return () => {}
  return captureOutput({
    passOn: channel.isStandardOutput ? ['stderr'] : ['stdout', 'stderr'],
    onOutput: (stream, content) => session.output(stream, content),
  })
}
