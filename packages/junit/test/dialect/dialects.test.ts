import { expect, test } from 'vitest'
import { toDocuments, toXml } from '../support/convert.ts'
import { everything } from '../support/model.ts'
import { faultsOf } from '../support/validate.ts'

test('the wide form says everything', async () => {
  const xml = toXml(everything())
  expect(xml).toMatchSnapshot()
  expect(await faultsOf(xml, 'wide')).toEqual([])
})

test('the jenkins dialect passes the xUnit plugin', async () => {
  const xml = toXml(everything(), { dialect: 'jenkins' })
  expect(xml).toMatchSnapshot()
  expect(await faultsOf(xml, 'jenkins')).toEqual([])
})

test('the surefire dialect is a document for each suite', async () => {
  const documents = toDocuments(everything(), { dialect: 'surefire' })
  expect(documents).toMatchSnapshot()
  for (const xml of Object.values(documents)) expect(await faultsOf(xml, 'surefire')).toEqual([])
})

test('the gitlab dialect has one verdict a case', async () => {
  const xml = toXml(everything(), { dialect: 'gitlab' })
  expect(xml).toMatchSnapshot()
  expect(await faultsOf(xml, 'gitlab')).toEqual([])
})

test('the stricter schemas do refuse what the wide form says', async () => {
  const xml = toXml(everything())
  const refused = [await faultsOf(xml, 'jenkins'), await faultsOf(xml, 'surefire')]
  expect(refused.map(faults => faults.length > 0)).toEqual([true, true])
})
