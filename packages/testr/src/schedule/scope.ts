const TITLE_SEPARATOR = ' > '

/** The file of a test id, `<path> > <title> > ...`; an id of another shape is its own file. */
export function fileOf(id: string): string {
  const end = id.indexOf(TITLE_SEPARATOR)
  return end < 0 ? id : id.slice(0, end)
}

/**
 * What a test belongs to, from the narrowest to the widest: its file, then the folders that hold it, then
 * everything (`''`). Dotted ids, as Python has them, belong to their class, module and packages.
 */
export function scopesOf(id: string): string[] {
  const file = fileOf(id)
  const scopes = file === id ? [] : [file]
  const separator = file === id && !file.includes('/') ? '.' : '/'
  for (let end = file.lastIndexOf(separator); end > 0; end = file.lastIndexOf(separator, end - 1))
    scopes.push(file.slice(0, end))
  scopes.push('')
  return scopes
}
