import { readFileSync } from 'node:fs'
import { memoryPages, validateXML } from 'xmllint-wasm'

const SCHEMAS = {
  wide: '../../schema/wide.xsd',
  gitlab: '../../schema/wide.xsd',
  jenkins: '../schema/jenkins.xsd',
  surefire: '../schema/surefire.xsd',
}

/** What a schema has to say against a document; nothing for a valid one. */
export async function faultsOf(xml: string, dialect: keyof typeof SCHEMAS): Promise<string[]> {
  const schema = readFileSync(new URL(SCHEMAS[dialect], import.meta.url), 'utf8')
  const { errors } = await validateXML({ xml, schema, maxMemoryPages: memoryPages.GiB })
  return errors.map(({ message }) => message)
}
