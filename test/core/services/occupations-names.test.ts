import { describe, expect, it } from 'vitest'
import { createRecordFiles } from '../../../main/adapters/exports/record-files.ts'
import { importRecords } from '../../../main/adapters/imports/occupations/run-import.ts'
import { createOccupationsService } from '../../../main/core/services/occupations/index.ts'
import { freeClaudeKey } from '../../helpers/claude-key.ts'
import { startClaude } from '../../servers/claude.ts'
import { billed } from '../../servers/claude-answers.ts'
import { type BenchOptions, openBench } from '../jobs/occupations/bench-of-records.ts'

function openService(options: BenchOptions) {
  const bench = openBench(options)
  const service = createOccupationsService({
    ...bench.deps,
    library: bench.library,
    key: freeClaudeKey(null),
    events: { publish: () => undefined, subscribe: () => () => undefined },
    settingsOf: () => bench.settings,
    importFile: (task) => importRecords(bench.db.name, task),
    demoFile: 'unused.json',
    files: createRecordFiles(),
  })
  return { ...bench, service }
}

describe('the names of a record', () => {
  it('are written by hand, found by a search, and in the audit before and after', () => {
    const { service } = openService({ records: 1 })
    const record = service.names({ code: 'A1101', title: 'Œnologue', feminine: 'Œnologue' })
    expect(record).toMatchObject({ title: 'Œnologue', masculine: null, feminine: 'Œnologue', version: 0 })
    expect(service.list({ limit: 5, search: 'oenologue' }).items).toHaveLength(1)
    const [entry] = service.audit({ limit: 1, code: 'A1101' }).items
    expect(entry).toMatchObject({
      event: 'edited',
      before: { title: 'Métier 1', feminine: null },
      after: { title: 'Œnologue', feminine: 'Œnologue' },
    })
  })

  it('of a record with a text are a version, with which the title comes back', () => {
    const { service } = openService({ records: 1 })
    service.change({ code: 'A1101', skills: ['Souder'] })
    expect(service.names({ code: 'A1101', title: 'Autre' })).toMatchObject({ version: 2 })
    expect(service.rollback({ code: 'A1101', version: 1 })).toMatchObject({ title: 'Métier 1', version: 3 })
  })

  it('are no change if they are the same', () => {
    const { service } = openService({ records: 1 })
    const before = service.audit({ limit: 10, code: 'A1101' }).items.length
    service.names({ code: 'A1101', title: 'Métier 1', masculine: null })
    expect(service.audit({ limit: 10, code: 'A1101' }).items).toHaveLength(before)
  })
})

describe('a variant of a record', () => {
  const readers = { language: 'fr', age: '18+', format: 'falc', gender: 'feminin' }

  it('is written by hand, keeps what its source said besides, and is in the audit', () => {
    const { service, library } = openService({ records: 1 })
    const imported = { ...readers, name: 'Soudeuse', content: '{"description":"Test","version":2}' }
    library.setVariant('A1101', imported, 1)
    const record = service.variant({
      code: 'A1101',
      ...readers,
      name: 'Soudeuse',
      description: 'Elle soude.',
    })
    expect(record.variants).toEqual([{ ...readers, name: 'Soudeuse', description: 'Elle soude.' }])
    expect(JSON.parse(library.variants('A1101')[0]?.content ?? '')).toMatchObject({ version: 2 })
    expect(service.audit({ limit: 1, code: 'A1101' }).items).toMatchObject([{ event: 'edited' }])
  })

  it.each([
    ['language', 'allemand', 'two letters of a language'],
    ['age', '7', '18+ or 11-15'],
    ['format', 'truc', 'standard, falc'],
    ['gender', 'autre', 'feminin, masculin, epicene'],
  ])('is refused for a %s that is none, with those that are', (field, value, words) => {
    const { service } = openService({ records: 1 })
    expect(() => service.variant({ code: 'A1101', ...readers, [field]: value })).toThrow(words)
    expect(service.variants({ code: 'A1101' })).toEqual({ items: [] })
  })

  it.each([
    ['féminin', 'feminin'],
    ['Féminin', 'feminin'],
    ['feminine', 'feminin'],
    ['Masculin', 'masculin'],
    ['masculine', 'masculin'],
    ['épicène', 'epicene'],
  ])('may be for readers written as %s', (gender, kept) => {
    const { service } = openService({ records: 1 })
    service.variant({ code: 'A1101', ...readers, gender, name: 'Soudeuse' })
    const { items } = service.variants({ code: 'A1101' })
    expect(items.map((one) => one.gender)).toEqual([kept])
    expect(service.removeVariant({ code: 'A1101', ...readers, gender }).variants).toEqual([])
  })

  it('that another system wrote with accents is found without them, and keeps its own words', () => {
    const { service, library } = openService({ records: 1 })
    library.setVariant('A1101', { ...readers, gender: 'féminin', name: 'Soudeuse', content: '{}' }, 1)
    const { variants } = service.variant({ code: 'A1101', ...readers, name: 'Autre' })
    expect(variants).toMatchObject([{ gender: 'féminin', name: 'Autre' }])
  })

  it('that another system wrote for readers of other words can be renamed and removed', () => {
    const { service, library } = openService({ records: 1 })
    const odd = { ...readers, format: 'audio' }
    library.setVariant('A1101', { ...odd, name: 'Soudeuse', content: '{}' }, 1)
    expect(service.variant({ code: 'A1101', ...odd, name: 'Autre' }).variants).toMatchObject([
      { name: 'Autre' },
    ])
    expect(service.removeVariant({ code: 'A1101', ...odd }).variants).toEqual([])
  })

  it('of another reader stands beside it', () => {
    const { service } = openService({ records: 1 })
    service.variant({ code: 'A1101', ...readers, name: 'Soudeuse', description: '' })
    const { variants } = service.variant({
      code: 'A1101',
      ...readers,
      gender: 'masculin',
      name: 'Soudeur',
      description: '',
    })
    expect(variants.map(({ name }) => name)).toEqual(['Soudeuse', 'Soudeur'])
  })

  it('is called as its record until it is renamed, and keeps its text then', () => {
    const { service } = openService({ records: 1 })
    service.variant({ code: 'A1101', ...readers, description: 'Elle soude.' })
    expect(service.variants({ code: 'A1101' }).items).toMatchObject([{ name: 'Métier 1' }])
    service.variant({ code: 'A1101', ...readers, name: 'Soudeuse' })
    expect(service.variants({ code: 'A1101' }).items).toEqual([
      { ...readers, name: 'Soudeuse', description: 'Elle soude.' },
    ])
  })

  it('is no change, and not in the audit, if it is the same', () => {
    const { service } = openService({ records: 1 })
    service.variant({ code: 'A1101', ...readers, name: 'Soudeuse' })
    const before = service.audit({ limit: 10 }).items
    service.variant({ code: 'A1101', ...readers, name: 'Soudeuse' })
    expect(service.audit({ limit: 10 }).items).toEqual(before)
  })

  it('is removed, and stays in the audit; another is left alone', () => {
    const { service } = openService({ records: 1 })
    service.variant({ code: 'A1101', ...readers, name: 'Soudeuse' })
    service.variant({ code: 'A1101', ...readers, age: '12+', name: 'La soudeuse' })
    expect(service.removeVariant({ code: 'A1101', ...readers }).variants).toMatchObject([{ age: '12+' }])
    const [entry] = service.audit({ limit: 1 }).items
    expect(entry).toMatchObject({ event: 'edited', before: { name: 'Soudeuse' }, after: null })
  })

  it('that is not there cannot be removed', () => {
    const { service } = openService({ records: 1 })
    expect(() => service.removeVariant({ code: 'A1101', ...readers })).toThrow(
      expect.objectContaining({ code: 'occupation_variant_not_found' }),
    )
  })
})

describe('the spending by month', () => {
  it('has twelve months, this one last, with what its calls cost', async () => {
    const claude = await startClaude()
    const { service, run, clock } = openService({ records: 2, key: claude.key, url: claude.url })
    await run()
    clock.pass(31 * 86_400_000)
    const { months } = service.spending()
    expect(months).toHaveLength(12)
    expect(months.slice(-2)).toEqual([
      { month: '2026-11', spent_usd: billed(2) / 1_000_000, unknown_usd: 0 },
      { month: '2026-12', spent_usd: 0, unknown_usd: 0 },
    ])
  })
})

describe('a record that is removed', () => {
  it('is gone with its versions, its variants and its place in the search; its audit and the books stay', () => {
    const { service, store, db } = openService({ records: 2 })
    service.change({ code: 'A1101', skills: ['Souder'] })
    const order = { code: 'A1101', at: 1, runId: null, model: 'm', shape: 's', mark: null, amount: 44 }
    store.reserve([{ ...order, prices: { input: 1, output: 1, cache_read: 1, cache_write: 1 } }])
    expect(service.remove({ code: 'A1101' })).toEqual({ removed: true })
    expect(() => service.get({ code: 'A1101' })).toThrow('A1101')
    expect(service.list({ limit: 5, search: 'Métier 1' }).items).toEqual([])
    expect(service.list({ limit: 5 }).items.map(({ code }) => code)).toEqual(['A1102'])
    expect(db.prepare("SELECT COUNT(*) FROM occupation_versions WHERE code = 'A1101'").pluck().get()).toBe(0)
    expect(service.audit({ limit: 1, code: 'A1101' }).items).toMatchObject([
      { event: 'removed', agent: 'person', before: { skills: ['Souder'] }, after: null },
    ])
    expect(store.spentSince(0)).toBe(44)
  })

  it('can be imported again, as a new one', async () => {
    const { service } = openService({ records: 1 })
    service.remove({ code: 'A1101' })
    const data_base64 = Buffer.from('[{"code":"A1101","title":"De retour"}]').toString('base64')
    expect(await service.import({ name: 'a.json', data_base64, publish: false })).toMatchObject({
      created: 1,
    })
    expect(service.list({ limit: 5, search: 'retour' }).items).toMatchObject([{ code: 'A1101', version: 0 }])
  })

  it('that is not there is refused', () => {
    const { service } = openService({ records: 0 })
    expect(() => service.remove({ code: 'A1101' })).toThrow('A1101')
  })
})

describe('a changed title', () => {
  it('is in the difference between its versions, and in their list', () => {
    const { service } = openService({ records: 1 })
    service.change({ code: 'A1101', skills: ['Souder'] })
    service.names({ code: 'A1101', title: 'Autre' })
    expect(service.diff({ code: 'A1101', from: 1, to: 2 }).fields).toEqual([
      { field: 'title', before: 'Métier 1', after: 'Autre', added: [], removed: [] },
    ])
    expect(service.versions({ code: 'A1101' }).versions.map(({ title }) => title)).toEqual([
      'Autre',
      'Métier 1',
    ])
  })
})
