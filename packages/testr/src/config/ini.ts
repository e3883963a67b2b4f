import { TestrError, type TestrErrorCode } from '../error.ts'
import { indentOf, lines, strip, stripEnd } from './python-text.ts'

/** A value as it stands in the file, before `%(key)s` is replaced. */
export interface RawValue {
  readonly value: string
  /** The line of its key, counted from 1. */
  readonly line: number
}

const HEADER = /^\[([^\n]+)\]/
const OPTION = /^([^\n]*?)[=:]([^\n]*)$/
const DEFAULT_SECTION = 'DEFAULT'

/**
 * Reads the `[DEFAULT]` section of an INI file exactly as Python's `ConfigParser()` does: strict, keys in lower
 * case, `=` or `:` between key and value, `#` and `;` comments on lines of their own, values that go on over
 * indented lines, joined by newlines. Other sections are checked and left out.
 *
 * Throws a `TestrError` naming file and line where Python would refuse the file.
 */
export function readDefaults(text: string, file: string): Map<string, RawValue> {
  const reader = new IniReader(file)
  for (const [index, line] of lines(text).entries()) reader.line(line, index + 1)
  return reader.end()
}

interface OpenValue {
  readonly parts: string[]
  readonly line: number
}

class IniReader {
  readonly #file: string
  readonly #defaults = new Map<string, OpenValue>()
  readonly #sections = new Set<string>()
  readonly #keys = new Set<string>()
  readonly #badLines: number[] = []
  #section: string | undefined
  #value: OpenValue | undefined
  #indent = 0

  constructor(file: string) {
    this.#file = file
  }

  line(line: string, number: number): void {
    const content = strip(line)
    if (content.startsWith('#') || content.startsWith(';')) return
    if (content === '') {
      // An empty line belongs to the value, a comment does not.
      this.#value?.parts.push('')
      return
    }
    const indent = indentOf(line)
    if (this.#value !== undefined && indent > this.#indent) {
      this.#value.parts.push(content)
      return
    }
    this.#indent = indent
    const header = HEADER.exec(content)
    if (header !== null) this.#openSection(header[1]!, number)
    else this.#option(content, number)
  }

  end(): Map<string, RawValue> {
    if (this.#badLines.length > 0)
      throw this.#error('config-syntax', 'expected "[section]", "key = value" or a comment', this.#badLines)
    return new Map(
      [...this.#defaults].map(([key, { parts, line }]) => [key, { value: stripEnd(parts.join('\n')), line }]),
    )
  }

  #openSection(section: string, number: number): void {
    if (this.#sections.has(section))
      throw this.#error('config-duplicate', `the section "[${section}]" occurs twice`, [number])
    if (section !== DEFAULT_SECTION) this.#sections.add(section)
    this.#section = section
    this.#value = undefined
  }

  #option(content: string, number: number): void {
    if (this.#section === undefined) {
      const message = 'a section header is missing; put "[DEFAULT]" before the first key'
      throw this.#error('config-no-section', message, [number])
    }
    const option = OPTION.exec(content)
    // The value before a bad line stays open, so that its continuation lines are not reported as well.
    if (option === null || strip(option[1]!) === '') this.#badLines.push(number)
    if (option !== null) this.#openValue(stripEnd(option[1]!).toLowerCase(), strip(option[2]!), number)
  }

  #openValue(key: string, value: string, number: number): void {
    const qualified = `${this.#section}\n${key}`
    if (this.#keys.has(qualified))
      throw this.#error('config-duplicate', `the key "${key}" occurs twice in "[${this.#section}]"`, [number])
    this.#keys.add(qualified)
    const opened = { parts: [value], line: number }
    if (this.#section === DEFAULT_SECTION) this.#defaults.set(key, opened)
    // A value without a key takes no continuation lines; each is a bad line of its own.
    this.#value = key === '' ? undefined : opened
  }

  #error(code: TestrErrorCode, message: string, at: readonly number[]): TestrError {
    return new TestrError(code, `${message}.`, { file: this.#file, lines: at })
  }
}
