import type { CiPlatform } from './platform.ts'

/** A log that knows no commands: titles are lines, and nothing is folded. */
export function plainLog(): CiPlatform {
  return {
    name: 'a plain log',
    pages: false,
    openGroup: title => `${title}\n`,
    closeGroup: () => '',
    annotate: () => '',
    foreign: text => text,
  }
}
