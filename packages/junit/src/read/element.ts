/** An element with all that is in it. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The character data directly inside, CDATA sections included. */
  readonly text: string
}

/** An element that is still open. */
export class OpenElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[] = []
  #text = ''
  #cdata: string | undefined

  constructor(name: string, attributes: Readonly<Record<string, string>>) {
    this.name = name
    this.attributes = attributes
  }

  addText(text: string): void {
    this.#text += text
    if (this.#cdata !== undefined && text.trim() !== '') this.#cdata += text
  }

  addCdata(text: string): void {
    // Blanks around a CDATA section are the indentation of who wrote it.
    this.#cdata = (this.#cdata ?? (this.#text.trim() === '' ? '' : this.#text)) + text
    this.#text += text
  }

  closed(): XmlElement {
    const { name, attributes, children } = this
    return { name, attributes, children, text: this.#cdata ?? this.#text }
  }
}

/** Writes an element as XML again, for those that no one here knows the meaning of. */
export function elementText(element: XmlElement): string {
  const { name, attributes, children, text } = element
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const content = escaped(text) + children.map(elementText).join('')
  return content === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${content}</${name}>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
