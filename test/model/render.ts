import type { TestEvent } from '@subunit-js/protocol'

export interface RenderOptions {
  /** The folder of the project, which becomes `<root>`. */
  readonly root: string
}

interface Part {
  readonly label: string
  content: string | undefined
}

interface Group {
  readonly heading: string
  readonly parts: Part[]
}

/**
 * Writes a stream as text: what is said of each id, in order of their first appearance, then what is said of
 * the run. Pieces of an attachment are joined, stack frames become `at <stack>`, the project's folder `<root>`.
 * The announcements by `exists` are left out: see `announcedIds`.
 */
export function render(events: readonly TestEvent[], options: RenderOptions): string {
  const groups = new Map<string, Group>()
  for (const event of events) {
    if (event.status === 'exists') continue
    const group = groupOf(groups, event)
    if (event.fileName !== undefined) addPiece(group, event)
    if (event.status !== undefined) group.parts.push({ label: statusLabel(event), content: undefined })
  }
  const run = groups.get('')
  groups.delete('')
  const ordered = [...groups.values(), ...(run === undefined ? [] : [run])]
  return ordered.map(group => renderGroup(group, options)).join('\n')
}

/** The ids that a stream announces by `exists`, in its order. */
export function announcedIds(events: readonly TestEvent[]): string[] {
  return events.filter(event => event.status === 'exists').map(event => event.testId!)
}

function groupOf(groups: Map<string, Group>, event: TestEvent): Group {
  const id = event.testId ?? ''
  let group = groups.get(id)
  if (group === undefined) {
    const heading = event.testId === undefined ? '(run)' : event.runnable ? id : `${id} (not runnable)`
    group = { heading, parts: [] }
    groups.set(id, group)
  }
  return group
}

function addPiece({ parts }: Group, event: TestEvent): void {
  const text = Buffer.from(event.fileBytes!).toString()
  const open = parts.find(part => part.label.startsWith(`[${event.fileName}]`))
  if (open === undefined) parts.push({ label: `[${event.fileName}] ${event.mimeType}`, content: text })
  else open.content += text
}

function statusLabel(event: TestEvent): string {
  const tags = [...(event.tags ?? [])].sort().map(tag => ` #${tag}`)
  const time = event.timestamp === undefined ? ' (no time)' : ''
  return `${event.status}${tags.join('')}${time}`
}

function renderGroup({ heading, parts }: Group, options: RenderOptions): string {
  const lines = parts.flatMap(({ label, content }) => [
    `  ${label}`,
    ...(content === undefined ? [] : contentLines(content, options).map(line => `    | ${line}`.trimEnd())),
  ])
  return [heading, ...lines].join('\n')
}

function contentLines(content: string, { root }: RenderOptions): string[] {
  const text = content
    .replaceAll(`file://${root}`, '<root>')
    .replaceAll(root, '<root>')
    .replaceAll('\u001b', '<esc>')
    .replace(/"(start|stop)":"[^"]+"/g, '"$1":"<time>"')
    .replace(/^(\s+)at .*(\n\s+at .*)*/gm, '$1at <stack>')
  return text.replace(/\n$/, '').split('\n')
}
