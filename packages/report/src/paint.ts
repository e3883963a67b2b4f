import { stripVTControlCharacters, styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Puts colours on text, or none. */
export interface Painter {
  (format: Format, text: string): string
  /** Makes a text that others coloured fit to be shown: without colours, their control sequences go. */
  readonly foreign: (text: string) => string
}

export function painter(colour: boolean): Painter {
  const paint = (format: Format, text: string) =>
    colour ? styleText(format, text, { validateStream: false }) : text
  return Object.assign(paint, {
    foreign: (text: string) => (colour ? text : stripVTControlCharacters(text)),
  })
}
