/** Records that people write: locked fields, proposals of Claude, searching and the audit. */

import { describe, expect, it } from 'vitest'
import { openService, withClaude } from '../../helpers/occupations-service.ts'
import { startClaude } from '../../servers/claude.ts'
import { billed, goodAnswer } from '../../servers/claude-answers.ts'

describe('a field written by hand', () => {
  it('is a new version, and no rewrite changes it', async () => {
    const { service } = await withClaude()
    expect(service.change({ code: 'A1101', skills: ['Souder'] })).toMatchObject({
      version: 1,
      locked: ['skills'],
    })
    const rewritten = await service.update({ code: 'A1101' })
    expect(rewritten.content).toEqual({ ...JSON.parse(goodAnswer()), skills: ['Souder'] })
    expect(rewritten).toMatchObject({ version: 2, locked: ['skills'] })
  })

  it('stays as the person wrote it while Claude was writing', async () => {
    const opened = openService({ records: 1 })
    const claude = await startClaude(() => {
      opened.service.change({ code: 'A1101', sectors: ['Industrie'] })
      return {}
    })
    const writing = openService({ records: 1, key: claude.key, url: claude.url, path: opened.db.name })
    expect((await writing.service.update({ code: 'A1101' })).content).toMatchObject({
      sectors: ['Industrie'],
      skills: ['Analyse'],
    })
  })

  it('may be rewritten again once it is released', async () => {
    const { service } = await withClaude()
    service.change({ code: 'A1101', skills: ['Souder'], sectors: ['Industrie'] })
    expect(service.release({ code: 'A1101', field: 'skills' })).toMatchObject({ locked: ['sectors'] })
    const { content } = await service.update({ code: 'A1101' })
    expect([content?.skills, content?.sectors]).toEqual([['Analyse'], ['Industrie']])
    expect(service.release({ code: 'A1101' })).toMatchObject({ locked: [] })
  })

  it('that says the same changes and locks nothing', () => {
    const { service } = openService({ records: 1 })
    expect(service.change({ code: 'A1101', description: '' })).toMatchObject({ version: 0, locked: [] })
  })

  it('is in the audit, as it was before and after', () => {
    const { service, library } = openService({ records: 1 })
    service.change({ code: 'A1101', skills: ['Souder'], sectors: ['Industrie'] })
    const [entry] = library.audit({ code: 'A1101', search: null, agent: null, before: null, limit: 1 })
    expect(entry).toMatchObject({ event: 'edited', agent: 'person', before: null })
    expect(JSON.parse(entry?.after ?? '')).toMatchObject({ skills: ['Souder'], sectors: ['Industrie'] })
  })
})

describe('a proposal', () => {
  const settings = { review: 'proposal' as const }

  it('is paid and waits: nothing is current before a person accepts it', async () => {
    const { service, store } = await withClaude({ settings })
    expect(await service.update({ code: 'A1101' })).toMatchObject({
      version: 0,
      content: null,
      proposed: true,
    })
    expect(store.spentSince(0)).toBe(billed(1))
    const fields = service.proposal({ code: 'A1101' }).fields.map(({ field }) => field)
    expect(fields).toContain('skills')
  })

  it('is accepted field by field', async () => {
    const { service } = await withClaude({ settings })
    await service.update({ code: 'A1101' })
    const record = service.accept({ code: 'A1101', fields: ['skills'] })
    expect(record).toMatchObject({
      version: 1,
      proposed: false,
      content: { skills: ['Analyse'], sectors: [] },
      locked: [],
    })
    expect(service.versions({ code: 'A1101' }).versions[0]).toMatchObject({ author: 'claude' })
  })

  it('is accepted whole, or dropped with a trace', async () => {
    const { service, library } = await withClaude({ settings, records: 2 })
    await service.update({ code: 'A1101' })
    expect(service.accept({ code: 'A1101' }).content).toEqual(JSON.parse(goodAnswer()))
    await service.update({ code: 'A1102' })
    expect(service.reject({ code: 'A1102' })).toMatchObject({ version: 0, proposed: false })
    const [entry] = library.audit({ code: 'A1102', search: null, agent: null, before: null, limit: 1 })
    expect(entry).toMatchObject({ event: 'rejected', agent: 'person' })
    expect(() => service.accept({ code: 'A1102' })).toThrow(
      expect.objectContaining({ code: 'occupation_no_proposal' }),
    )
  })

  it('is made of every published record by the monthly run, which then is complete', async () => {
    const { run, store } = await withClaude({ settings, records: 3 })
    expect(await run()).toMatchObject({ outcome: 'succeeded', summary: { updated: 3 } })
    expect(store.openCycle()).toBeNull()
    expect(store.find('A1102')).toMatchObject({ version: 0 })
    expect(store.proposal('A1102')?.content.skills).toEqual(['Analyse'])
  })
})

describe('searching', () => {
  function withTitles(...titles: readonly string[]) {
    const opened = openService({ records: 0 })
    const record = { ogr: null, status: null, titles: [], content: null }
    const records = titles.map((title, at) => ({ ...record, code: `F17${10 + at}`, title }))
    opened.keep(records, opened.clock.now(), 'draft')
    return (search: string) => opened.service.list({ limit: 9, search }).items.map(({ title }) => title)
  }

  it.each([
    ['oeuvre', 'Chef de gros œuvre'],
    ['ŒUVRE', 'Chef de gros œuvre'],
    ['l’eau', 'Traitement des eaux'],
    ["l'eau", 'Traitement des eaux'],
    ["ouvrier d'entretien", 'Ouvrier d’entretien'],
    ['F1711', 'Traitement des eaux'],
    ['f1710', 'Chef de gros œuvre'],
  ])('%s finds %s', (search, title) => {
    const find = withTitles('Chef de gros œuvre', 'Traitement des eaux', 'Ouvrier d’entretien', 'Boulanger')
    expect(find(search)).toContain(title)
    expect(find(search)).not.toContain('Boulanger')
  })
})

describe('the audit', () => {
  it('is found by what is shown, in either language and without accents', async () => {
    const { service, run } = await withClaude()
    await run()
    const found = (search: string) => service.audit({ limit: 9, search }).items.map(({ event }) => event)
    expect(found('mise a jour mensuelle')).toEqual(['rewritten'])
    expect(found('monthly update')).toEqual(['rewritten'])
    expect(found('réécrite')).toEqual(['rewritten'])
  })

  it('answers the source system’s call for its scheduler', async () => {
    const { service, run } = await withClaude()
    await run()
    service.change({ code: 'A1101', skills: ['Souder'] })
    const agentIs = (agent: string) => service.audit({ limit: 10, agent }).items.map(({ event }) => event)
    expect(agentIs('MonthlyUpdateScheduler')).toEqual(['rewritten'])
    expect(agentIs('person')).toEqual(['edited'])
    expect(service.audit({ limit: 10, search: 'MonthlyUpdateScheduler' }).items).toHaveLength(1)
  })
})

describe('the example records', () => {
  it('are there without a file or a key, can be rewritten at no cost, and replace nothing', async () => {
    const { service, store, keep, clock } = openService({ records: 0 })
    const own = { code: 'M1805', title: 'Mine', ogr: null, status: null, titles: null, content: null }
    keep([own], clock.now(), 'draft')
    expect(await service.demo()).toEqual({ created: 2 })
    expect(store.find('M1805')?.title).toBe('Mine')
    expect(store.find('D1102')).toMatchObject({ status: 'published', version: 1 })
    expect(await service.demo()).toEqual({ created: 0 })
  })
})

describe('an export as Markdown', () => {
  it('has each record with its written fields, and nothing that a text could pretend to be', async () => {
    const { service } = openService({ records: 0 })
    await service.demo()
    service.change({ code: 'D1102', description: '# <b>Pain</b>' })
    const { text } = await service.export({ format: 'md', language: 'fr' })
    expect(text).toContain('# D1102 Boulanger / Boulangère\n\n## Description courte\n')
    expect(text).toContain('## Description\n\n\\# \\<b\\>Pain\\</b\\>\n')
    expect(text).toContain('## Compétences\n\n- Pétrir une pâte\n')
    expect(text).toContain('# F1703 Maçon / Maçonne\n')
  })
})

describe('an import that changes a title', () => {
  const renamed = { code: 'A1101', title: 'Autre', ogr: null, status: null, titles: null, content: null }

  it('is a version, from which the title comes back', () => {
    const { service, keep, clock } = openService({ records: 1 })
    service.change({ code: 'A1101', skills: ['Souder'] })
    keep([renamed], clock.now(), 'draft')
    expect(service.get({ code: 'A1101' })).toMatchObject({ title: 'Autre', version: 2 })
    expect(service.rollback({ code: 'A1101', version: 1 })).toMatchObject({ title: 'Métier 1', version: 3 })
    expect(service.list({ limit: 5, search: 'Métier 1' }).items).toHaveLength(1)
  })

  it('of a record without a text is in the audit', () => {
    const { service, keep, clock } = openService({ records: 1 })
    keep([renamed], clock.now(), 'draft')
    const [entry] = service.audit({ limit: 1, code: 'A1101' }).items
    expect(entry).toMatchObject({ event: 'imported', description: { messageKey: 'occupations.retitled' } })
  })
})
