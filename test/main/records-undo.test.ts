/** An import of records is taken back as a whole: new records go, changed ones are as before, what was changed since stays. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'

let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  await settle(client)
})
afterAll(() => instance.stop())

const FIRST = 'code,title,description\nA1234,Baker,Bakes bread.\nB5678,Miller,\n'
const SECOND =
  'code,title,description\nA1234,Master baker,Bakes cakes.\nB5678,Miller,Grinds corn.\nC1111,Cooper,\n'
const read = (text: string) => ({
  name: 'records.csv',
  data_base64: Buffer.from(text).toString('base64'),
})
const numberOf = async (text: string) => (await client.occupations.import(read(text))).import_id ?? -1
const recordOf = async (code: string) => {
  const { updated_at: _updated, version: _version, ...record } = await client.occupations.get({ code })
  return record
}

/** The code of the refusal. */
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { readonly code?: string }) => error.code,
  )

beforeEach(async () => {
  for (const { code } of (await client.occupations.list({})).items) await client.occupations.remove({ code })
  await client.occupations.import(read(FIRST))
})

test('what it added goes, and what it changed is as before', async () => {
  const before = [await recordOf('A1234'), await recordOf('B5678')]
  const id = await numberOf(SECOND)
  expect(await recordOf('A1234')).toMatchObject({ title: 'Master baker' })
  expect(await client.occupations.undoImport({ id })).toEqual({ removed: 1, restored: 2, changed_since: 0 })
  expect([await recordOf('A1234'), await recordOf('B5678')]).toEqual(before)
  expect((await client.occupations.list({})).total).toBe(2)
  expect((await client.occupations.list({ search: 'bread' })).items).toMatchObject([{ code: 'A1234' }])
  expect((await client.occupations.list({ search: 'cakes' })).total).toBe(0)
  const { items } = await client.occupations.audit({ code: 'A1234', limit: 1 })
  expect(items).toMatchObject([
    { event: 'rolled_back', agent: 'person', description: 'the import is undone' },
  ])
})

test('a record that was changed since stays as it is, and is counted', async () => {
  const id = await numberOf(SECOND)
  await client.occupations.change({ code: 'A1234', description: 'Bakes at night.' })
  expect(await client.occupations.undoImport({ id })).toEqual({ removed: 1, restored: 1, changed_since: 1 })
  expect(await recordOf('A1234')).toMatchObject({
    title: 'Master baker',
    content: { description: 'Bakes at night.' },
  })
})

test('once only, and only one that there was', async () => {
  const id = await numberOf(SECOND)
  await client.occupations.undoImport({ id })
  expect(await codeOf(client.occupations.undoImport({ id }))).toBe('import_undone')
  expect(await codeOf(client.occupations.undoImport({ id: 99_999 }))).toBe('import_not_found')
})

test('a preview, and an import that changes nothing, have nothing to take back', async () => {
  expect((await client.occupations.previewImport(read(SECOND))).import_id).toBeNull()
  expect((await client.occupations.import(read(FIRST))).import_id).toBeNull()
})
