import { SaxesParser } from 'saxes'
import { DocumentDecoder } from './decode-bytes.ts'
import { OpenElement, type XmlElement } from './element.ts'

/** Takes the parts of a report in their order. */
export interface ReportHandler {
  /** A `testsuites` or `testsuite` begins. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(): void
  /** A child of the suite that is open: a case, output, properties, or something unknown. */
  child(element: XmlElement): void
  comment(text: string): void
  /** Everything is closed, and nothing more comes. */
  end(): void
}

const SUITE = /^testsuites?$/

/** What is wrong with characters only, such as the bare "]]>" that node writes: the text around is as good as any. */
const HARMLESS = /disallowed character|disallowed in char data|undefined entity/

/** Where a fault lies: lines from 1, columns from 0 as the parser counts. */
export interface DocumentFault {
  readonly message: string
  /** Whether all else could be read, so that nothing is missing. */
  readonly harmless: boolean
}

/** Reads one XML document as it comes and hands over its cases one by one: memory is that of the longest. */
export class ReportDocument {
  readonly faults: DocumentFault[] = []
  readonly #parser = new SaxesParser()
  readonly #decoder = new DocumentDecoder()
  readonly #handler: ReportHandler
  readonly #inside: OpenElement[] = []
  /** The elements around: whether each is a suite or something else that may hold suites. */
  readonly #around: boolean[] = []
  #hasSuites = false

  constructor(handler: ReportHandler) {
    this.#handler = handler
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(localName(name), attributes))
    this.#parser.on('closetag', () => this.#close())
    this.#parser.on('text', text => this.#inside.at(-1)?.addText(text))
    this.#parser.on('cdata', text => this.#inside.at(-1)?.addCdata(text))
    this.#parser.on('comment', text => this.#handler.comment(text.trim()))
    this.#parser.on('error', ({ message }) => this.#fault(message))
  }

  write(bytes: Uint8Array): void {
    this.#parser.write(this.#decoder.decode(bytes))
  }

  end(): void {
    this.#parser.write(this.#decoder.end()).close()
    // What a truncated document leaves open is handed over as far as it came.
    while (this.#inside.length > 0 || this.#around.length > 0) this.#close()
    this.#handler.end()
    if (!this.#hasSuites) this.#fault('there is no testsuite: this is no JUnit report')
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#inside.length === 0 && (SUITE.test(name) || !this.#around.includes(true))) {
      this.#around.push(SUITE.test(name))
      if (!SUITE.test(name)) return
      this.#hasSuites = true
      this.#handler.open(name, attributes)
    } else {
      this.#inside.push(new OpenElement(name, attributes))
    }
  }

  #close(): void {
    const element = this.#inside.pop()?.closed()
    if (element !== undefined) {
      const outer = this.#inside.at(-1)
      if (outer === undefined) this.#handler.child(element)
      else outer.children.push(element)
    } else if (this.#around.pop()) {
      this.#handler.close()
    }
  }

  #fault(message: string): void {
    this.faults.push({ message, harmless: HARMLESS.test(message) })
  }
}

/** Namespace prefixes do not matter here. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
