import type { Annotation } from './annotation.ts'
import type { CiPlatform } from './platform.ts'

/**
 * GitHub Actions: workflow commands in the log. `token` is a word that nothing in the log can guess; between two
 * of it GitHub takes no commands.
 */
export function github(token: string): CiPlatform {
  return {
    name: 'GitHub Actions',
    pages: true,
    openGroup: title => `::group::${escapeData(title)}\n`,
    closeGroup: () => '::endgroup::\n',
    annotate,
    foreign: text => (/::|##\[/.test(text) ? `::stop-commands::${token}\n${text}::${token}::\n` : text),
  }
}

function annotate({ level, file, line, column, title, message }: Annotation): string {
  const properties = { file, line: file && line, col: file && column, title }
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  return `::${level} ${list.join(',')}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
