import { describe, expect, it } from 'vitest'
import { errorParts } from '../../../shared/errors.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { openService } from '../../helpers/occupations-service.ts'
import { startClaude } from '../../servers/claude.ts'
import { goodAnswer } from '../../servers/claude-answers.ts'

const REFUSAL = { code: 'A1101', detail: 'No.' }
const content = (note: string) => JSON.parse(goodAnswer(note))

describe('one record by hand', () => {
  it('is rewritten at once, with its cost, and the change is told', async () => {
    const claude = await startClaude()
    const { service, published } = openService({ records: 1, key: claude.key, url: claude.url })
    const record = await service.update({ code: 'A1101' })
    expect(record).toMatchObject({ code: 'A1101', version: 1, simulated: false, cost_usd: 0.015748 })
    expect(published).toContainEqual({ type: 'occupations', code: 'A1101' })
  })

  it('is paid once when the button is pressed twice', async () => {
    const claude = await startClaude()
    const { service } = openService({ records: 1, key: claude.key, url: claude.url })
    const [first, second] = await Promise.all([
      service.update({ code: 'A1101' }),
      service.update({ code: 'A1101' }),
    ])
    expect(second).toEqual(first)
    expect(claude.calls).toHaveLength(1)
  })

  it('is not begun when the month is spent', async () => {
    const claude = await startClaude()
    const settings = { month_cap_usd: 0.01 }
    const { service } = openService({ records: 2, key: claude.key, url: claude.url, settings })
    await service.update({ code: 'A1101' })
    await expect(service.update({ code: 'A1102' })).rejects.toMatchObject({
      code: 'budget_reached',
      params: { cap: 0.01, spent: 0.015748 },
      message: expect.stringContaining('"month_cap_usd"'),
    })
    expect(claude.calls).toHaveLength(1)
  })

  it('says why and changes nothing when the answer is not usable', async () => {
    const claude = await startClaude(() => ({ stop: 'refusal', answer: 'No.' }))
    const { service, store } = openService({ records: 1, key: claude.key, url: claude.url })
    await expect(service.update({ code: 'A1101' })).rejects.toMatchObject({ code: 'occupation_refused' })
    expect(store.find('A1101')).toMatchObject({
      version: 0,
      content: null,
      lastError: { messageKey: 'occupation_refused', params: REFUSAL },
    })
  })
})

describe('an import', () => {
  const file = {
    name: 'records.csv',
    data_base64: btoa('code,title\nB2101,Boulanger\nB21,Court'),
    publish: false,
  }

  it('is kept, told, and says what it could not use', async () => {
    const { service, store, published } = openService({ records: 0 })
    expect(localizeAnswer(await service.import(file), 'en')).toMatchObject({
      records: 1,
      titles: 0,
      created: 1,
      updated: 0,
      unchanged: 0,
      refused: [{ where: 'row 3', problem: 'Code: use a letter and four digits, for example M1805' }],
    })
    expect(store.find('B2101')?.status).toBe('draft')
    expect(published).toEqual([{ type: 'occupations', code: null }])
  })

  it('that does not end is stopped after five minutes, and nothing is told', async () => {
    const { service, published, delays } = openService({
      records: 0,
      importFile: (_task, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    })
    await expect(service.import(file)).rejects.toMatchObject({ code: 'import_too_slow' })
    expect(delays).toEqual([300_000])
    expect(published).toEqual([])
  })
})

describe('versions', () => {
  it('are compared field by field, from the empty record on', () => {
    const { service } = openService({ records: 1 })
    service.edit({ code: 'A1101', content: content('one') })
    service.edit({ code: 'A1101', content: { ...content('one'), skills: ['Analyse', 'SQL'] } })
    expect(service.diff({ code: 'A1101', from: 1, to: 2 }).fields).toEqual([
      { field: 'skills', before: ['Analyse'], after: ['Analyse', 'SQL'], added: ['SQL'], removed: [] },
    ])
    expect(service.diff({ code: 'A1101', from: 0, to: 1 }).fields.length).toBeGreaterThan(5)
  })

  it('are rolled back byte for byte, as a new version', () => {
    const { service, db } = openService({ records: 1 })
    service.edit({ code: 'A1101', content: content('one') })
    service.edit({ code: 'A1101', content: content('two') })
    expect(service.rollback({ code: 'A1101', version: 1 })).toMatchObject({ version: 3 })
    const text = (version: number) =>
      db
        .prepare('SELECT content FROM occupation_versions WHERE code = ? AND version = ?')
        .pluck()
        .get('A1101', version)
    expect(text(3)).toBe(text(1))
    expect(service.versions({ code: 'A1101' }).versions.map(({ author }) => author)).toEqual([
      'rollback',
      'person',
      'person',
    ])
  })

  it('that do not exist are named with the remedy', () => {
    const { service } = openService({ records: 1 })
    expect(() => service.rollback({ code: 'A1101', version: 7 })).toThrow(
      expect.objectContaining({ code: 'occupation_version_not_found' }),
    )
    expect(() => service.get({ code: 'Z9999' })).toThrow(
      expect.objectContaining({ code: 'occupation_not_found' }),
    )
  })
})

describe('the audit', () => {
  async function afterOneOfEach() {
    const claude = await startClaude(() => ({ stop: 'refusal', answer: 'No.' }))
    const opened = openService({ records: 1, key: claude.key, url: claude.url })
    opened.service.edit({ code: 'A1101', content: content('one') })
    opened.service.edit({ code: 'A1101', content: content('two') })
    opened.service.rollback({ code: 'A1101', version: 1 })
    opened.service.setStatus({ code: 'A1101', status: 'draft' })
    opened.service.publishAll({ domain: 'A', status: 'published' })
    await expect(opened.service.update({ code: 'A1101' })).rejects.toThrow()
    return opened
  }
  const said = ({ items }: { items: readonly { event: string; description: string }[] }) =>
    items.map(({ event, description }) => [event, description])

  it('tells what each event does not say by itself, in the language of its reader', async () => {
    const { service } = await afterOneOfEach()
    expect(said(localizeAnswer(service.audit({ limit: 6 }), 'fr'))).toEqual([
      ['failed', localizeAnswer(service.get({ code: 'A1101' }), 'fr').last_error],
      ['status', 'Publiée : 1 fiche du domaine A'],
      ['status', 'Brouillon'],
      ['rolled_back', 'version 1'],
      ['edited', ''],
      ['edited', ''],
    ])
    const shown = localizeAnswer(service.get({ code: 'A1101' }), 'fr').last_error
    expect(shown).toContain(errorParts('occupation_refused', REFUSAL, 'fr').problem)
    expect(shown).toContain('Cela a coûté 0,')
    expect(said(localizeAnswer(service.audit({ limit: 1 }), 'en'))).toEqual([
      ['failed', expect.stringContaining(errorParts('occupation_refused', REFUSAL, 'en').problem)],
    ])
  })

  it('is searched in the words of either language', async () => {
    const { service } = await afterOneOfEach()
    for (const search of ['fiche du domaine', 'record of domain']) {
      expect(said(localizeAnswer(service.audit({ limit: 6, search }), 'en'))).toEqual([
        ['status', 'Published: 1 record of domain A'],
      ])
    }
  })

  it('keeps the words that a former version wrote', () => {
    const { service, db } = openService({ records: 1 })
    db.exec(`INSERT INTO occupation_audit (at, code, event, agent, description)
             VALUES (0, 'A1101', 'edited', 'person', 'edited by hand')`)
    expect(said(localizeAnswer(service.audit({ limit: 1 }), 'fr'))).toEqual([['edited', 'edited by hand']])
  })
})

describe('the estimate', () => {
  it('is assumed from the size of the prompt before anything was measured', async () => {
    const claude = await startClaude()
    const { service } = openService({ records: 10, key: claude.key, url: claude.url })
    const estimate = service.estimate()
    expect(estimate).toMatchObject({
      records: 10,
      basis: 'assumed',
      simulation: false,
      spent_this_month_usd: 0,
    })
    expect(estimate.total_usd).toBeCloseTo(estimate.cost_per_record_usd * 10, 6)
  })

  it('is what the last records cost, once some were written', async () => {
    const claude = await startClaude()
    const { service } = openService({ records: 10, key: claude.key, url: claude.url })
    await service.update({ code: 'A1101' })
    expect(service.estimate()).toMatchObject({
      basis: 'measured',
      cost_per_record_usd: 0.015748,
      total_usd: 0.15748,
    })
  })

  it('is without a key what a run would cost with one, and says that it is a simulation', () => {
    const { simulation, table, total_usd, cost_per_record_usd } = openService({
      records: 10,
    }).service.estimate()
    expect(simulation).toBe(true)
    expect(cost_per_record_usd).toBeGreaterThan(0)
    expect(total_usd).toBeCloseTo(Number(table.at(-1)?.total_usd), 6)
  })
})

describe('the list', () => {
  it('is read page by page in order of code', () => {
    const { service } = openService({ records: 5 })
    const first = service.list({ limit: 2 })
    expect(first).toMatchObject({ total: 5, next_cursor: 'A1102' })
    const second = service.list({ limit: 3, cursor: first.next_cursor ?? '' })
    expect(second.items.map(({ code }) => code)).toEqual(['A1103', 'A1104', 'A1105'])
    expect(second.next_cursor).toBeNull()
  })

  it('shows the best matches of a search first, page by page', () => {
    const { service, keep, clock } = openService({ records: 5 })
    const titles = [{ ogr: null, label: 'Soudeur' }]
    keep(
      [{ code: 'A1101', title: 'Aide', ogr: null, status: null, titles, content: null }],
      clock.now(),
      'draft',
    )
    keep(
      [{ code: 'Z1101', title: 'Soudeur', ogr: null, status: null, titles: [], content: null }],
      clock.now(),
      'draft',
    )
    const first = service.list({ limit: 1, search: 'soudeur' })
    expect([first.items[0]?.code, first.total]).toEqual(['Z1101', 2])
    const second = service.list({ limit: 1, search: 'soudeur', cursor: first.next_cursor ?? '' })
    expect([second.items[0]?.code, second.next_cursor]).toEqual(['A1101', null])
    for (const cursor of ['-2.58e+282', '-1', 'A1101', '1.5'])
      expect(() => service.list({ limit: 1, search: 'soudeur', cursor })).toThrow(
        'next_cursor of a previous page',
      )
  })

  it('takes what looks like a query as words', () => {
    const { service } = openService({ records: 5 })
    expect(service.list({ limit: 9, search: 'metier AND "3' }).items).toEqual([])
    expect(service.list({ limit: 9, search: 'METIER 3' }).items.map(({ code }) => code)).toEqual(['A1103'])
  })
})
