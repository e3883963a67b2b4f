import type { Reporting } from '../session/reporting.ts'
import type { TestReport } from '../session/test-report.ts'
import { fromSent, type RemoteMessage } from './message.ts'

/**
 * Does in the process that owns the channel what one worker's `RemoteReporting` says. Keeps the worker's
 * reports until it is dropped.
 */
export function receiveReports(reporting: Reporting): (message: RemoteMessage) => void {
  const reports = new Map<number, TestReport>()
  const find = (number: number | undefined): TestReport | undefined =>
    number === undefined ? undefined : reports.get(number)

  return message => {
    switch (message.says) {
      case 'announce':
        return reporting.announce(message.id, message.options)
      case 'expect':
        return reporting.expect(message.ids)
      case 'report':
        return void reports.set(message.report, reporting.test(message.id, message.options))
      case 'start':
        return find(message.report)?.start(message.at)
      case 'retry':
        return find(message.report)?.retry(message.outcome)
      case 'finish':
        return find(message.report)?.finish(message.outcome)
      case 'attach': {
        const attachment = { ...message.attachment, content: fromSent(message.attachment.content) }
        return (find(message.report) ?? reporting).attach(attachment)
      }
      case 'output':
        return say(message, find(message.report), reporting)
    }
  }
}

function say(
  { stream, content, file }: Extract<RemoteMessage, { says: 'output' }>,
  report: TestReport | undefined,
  reporting: Reporting,
): void {
  if (report === undefined) reporting.output(stream, fromSent(content), file)
  else report.output(stream, fromSent(content))
}
