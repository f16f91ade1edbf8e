/** What one piece of work changed is taken back, in whatever order it was done. */
import { expect, it } from 'vitest'
import { createChangeRecorder } from '../../../main/adapters/sqlite/import-record.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

function createRecordHarness() {
  const harness = createImportHarness()
  const { clock, db, pastImports, stores } = harness
  const pump = harness.asset('Pompe')
  const planned = harness.maintenance(pump.id, '2026-03-20')
  const all = () => db.prepare('SELECT * FROM maintenances ORDER BY id').all()
  const values = stores.maintenances.find(planned.id)
  if (values === null) throw new Error('nothing is planned')
  const add = () => stores.maintenances.add(values, clock.now()).id
  const recorder = createChangeRecorder(db)
  const about = { subject: 'maintenances', fileName: '', action: null, created: 0, updated: 0 } as const
  const record = (work: () => void) => recorder.recorded({ ...about, now: clock.now() }, work)
  const undo = (id: number | null) => pastImports.undoImport({ id: id ?? 0, force: true })
  return { ...stores.maintenances, planned: planned.id, values, add, all, record, undo }
}

it('takes back a row that was added and then changed', () => {
  const harness = createRecordHarness()
  const before = harness.all()
  const id = harness.record(() => {
    harness.change(harness.add(), { ...harness.values, title: 'Vidange' }, 0)
  })
  harness.undo(id)
  expect(harness.all()).toEqual(before)
})

it('brings back a row whose number another one took', () => {
  const harness = createRecordHarness()
  const before = harness.all()
  const id = harness.record(() => {
    harness.remove(harness.planned)
    expect(harness.add()).toBe(harness.planned)
    harness.add()
  })
  harness.undo(id)
  expect(harness.all()).toEqual(before)
})

it('keeps nothing of a row that was added and removed', () => {
  const harness = createRecordHarness()
  expect(harness.record(() => void harness.remove(harness.add()))).toBeNull()
})
