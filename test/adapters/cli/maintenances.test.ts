/** What commands on maintenances say they did: a sentence, not the record. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningInstance, startInstance, vigie } from '../../helpers/instance.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance()
})
afterAll(() => instance.stop())

const say = async (...words: string[]) => (await vigie(instance.folder, 'maintenances', ...words)).out.trim()

test('an import is undone, and what was taken back is counted', async () => {
  const file = join(instance.folder, 'plan.csv')
  writeFileSync(file, 'Asset,Title,Planned on\nLathe,Oil,2027-03-01\nLathe,Belt,2027-03-02\n')
  await say('import', file, '--accept')
  expect(await say('undo-import', '1')).toBe('Undone. Rows removed: 2; restored: 0.')
})

test('what is opened again, or was open, says its day', async () => {
  const file = join(instance.folder, 'one.csv')
  writeFileSync(file, 'Asset,Title,Planned on\nDrill,Grease,2027-03-01\n')
  await say('import', file, '--accept')
  const { items } = JSON.parse(await say('list', '--json')) as { items: { id: number }[] }
  const id = String(items[0]?.id)
  await say('complete', id)
  for (const _ of ['completed', 'open'])
    expect(await say('reopen', id)).toBe('Grease is open, planned for 3/1/27.')
  expect(await say('reopen', id, '--language', 'fr')).toBe('Grease est à faire, prévue le 01/03/2027.')
})

test('a recurrence of whole years is told in years, and one of a calendar by its rule', async () => {
  const file = join(instance.folder, 'years.csv')
  const rows = [
    'Crane,Overhaul,2027-03-01,10 years',
    'Crane,Rope,2027-03-02,1 year',
    'Crane,Hook,2027-03-03,every Monday',
  ]
  writeFileSync(file, ['Asset,Title,Planned on,Recurrence', ...rows, ''].join('\n'))
  await say('import', file, '--accept')
  const { items } = JSON.parse(await say('list', '--search', 'crane', '--json')) as {
    items: { id: number; title: string }[]
  }
  const shown = async (title: string) => {
    const id = items.find((one) => one.title === title)?.id
    return (await say('show', String(id), '--language', 'fr')).replace(/[\u00a0\u202f]/g, ' ')
  }
  expect(await shown('Overhaul')).toContain('tous les 10 ans à partir de la date prévue')
  expect(await shown('Rope')).toContain('chaque année à partir de la date prévue')
  expect(await shown('Hook')).toContain('1 semaine, le lundi')
})
