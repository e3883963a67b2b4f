/** Text inside Markdown or its HTML: nothing in it is formatting, a tag, or the mention of a person or issue. */
export function plainText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.replace(/[&<>|*_`~[\]\\#@!]/g, character => `&#${character.charCodeAt(0)};`)
}

/** A block of text just as it is. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}\n`
}

/** A table. Cells are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  return row(heads) + row(heads.map(() => '---')) + rows.map(row).join('')
}

/** Something to unfold. The summary is HTML already, the content Markdown. */
export function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n</details>\n`
}
