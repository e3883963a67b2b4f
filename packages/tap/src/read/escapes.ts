/** Undoes the escapes of TAP 14: `\\` stands for a backslash, `\#` for a number sign. */
export function unescapeTap(text: string): string {
  return text.includes('\\') ? text.replace(/\\([\\#])/g, '$1') : text
}

/** Escapes what would end a description or a reason of TAP 14. */
export function escapeTap(text: string): string {
  return text.replace(/[\\#]/g, '\\$&')
}
