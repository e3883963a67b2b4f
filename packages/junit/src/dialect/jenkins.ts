import type { Dialect } from './dialect.ts'
import { WIDE } from './wide.ts'

/**
 * What the `junit-10.xsd` of Jenkins' xUnit plugin lets through. Jenkins takes what stands before the last dot
 * of a class name for the package and shows packages as a tree: folders become packages.
 */
export const JENKINS: Dialect = {
  ...WIDE,
  name: 'jenkins',
  rootAttributes: ['name', 'tests', 'failures', 'errors', 'time'],
  suiteAttributes: ['file', 'group', 'hostname', 'id', 'log', 'package', 'time', 'timestamp', 'url'],
  caseAttributes: ['classname', 'group', 'time'],
  caseProperties: false,
  decimals: 3,
  resultAttributes: ['type'],
  typeRequired: true,
  className: name => (name.includes('/') ? name.replaceAll('.', '_').replaceAll('/', '.') : name),
}
