import type { CiPlatform } from './platform.ts'

const ERASE_LINE = '\x1b[0K'

/** GitLab CI: sections of the job log, collapsed. `now` tells milliseconds since the epoch. */
export function gitlab(now: () => number): CiPlatform {
  let number = 0
  const marker = (kind: string, name: string): string =>
    `${ERASE_LINE}section_${kind}:${Math.floor(now() / 1000)}:${name}`
  return {
    name: 'GitLab CI',
    pages: false,
    openGroup(title) {
      number += 1
      return `${marker('start', `${sectionName(number)}[collapsed=true]`)}\r${ERASE_LINE}${harmless(title)}\n`
    },
    closeGroup: () => `${marker('end', sectionName(number))}\r${ERASE_LINE}\n`,
    annotate: () => '',
    foreign: harmless,
  }
}

/** Breaks up what would begin or end a section, with a character that nobody sees. */
function harmless(text: string): string {
  return text.replaceAll(/section_(?=(?:start|end):)/g, 'section\u2060_')
}

/** Names have to differ within a job, where other commands may have sections too. */
function sectionName(number: number): string {
  return `subunit_${number}`
}
