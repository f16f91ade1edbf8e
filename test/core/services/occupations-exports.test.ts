import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio/slim'
import { describe, expect, it } from 'vitest'
import { createRecordFiles } from '../../../main/adapters/exports/record-files.ts'
import { importRecords } from '../../../main/adapters/imports/occupations/run-import.ts'
import { readWorkbook } from '../../../main/adapters/tables/workbook.ts'
import { zipEntries } from '../../../main/adapters/tables/zip-entries.ts'
import { createOccupationsService } from '../../../main/core/services/occupations/index.ts'
import { freeClaudeKey } from '../../helpers/claude-key.ts'
import { recordsTask } from '../../helpers/records-files.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { goodAnswer } from '../../servers/claude-answers.ts'
import { openBench } from '../jobs/occupations/bench-of-records.ts'

function openService(records: number) {
  const bench = openBench({ records })
  const service = createOccupationsService({
    ...bench.deps,
    library: bench.library,
    key: freeClaudeKey(null),
    events: { publish: () => undefined, subscribe: () => () => undefined },
    settingsOf: () => bench.settings,
    importFile: (task) => importRecords(bench.db.name, task),
    demoFile: join(import.meta.dirname, '../../../assets/demo/occupations.json'),
    files: createRecordFiles(),
  })
  return { ...bench, service }
}

const content = { ...JSON.parse(goodAnswer()), description: '=1+1' }
/** Texts that a spreadsheet, HTML or XML could take for something else. */
const SKILLS = [
  '=cmd|calc',
  "'=quoted",
  '@SUM(A1)',
  '_x0041_',
  'a\u0001b',
  '<script>alert(1)</script>',
  '“déjà” & œuf',
]

async function bytesOf(exported: Promise<{ readonly data_base64: string | null }>): Promise<Uint8Array> {
  return Buffer.from((await exported).data_base64 ?? '', 'base64')
}

describe('an export as CSV', () => {
  it('opens in a spreadsheet with its accents, has the same heads in every language, and is imported again', async () => {
    const { service, db } = openService(2)
    service.change({ code: 'A1101', ...content, skills: ['Écrire'] })
    const [french, english] = await Promise.all(
      (['fr', 'en'] as const).map((language) => service.export({ format: 'csv', language })),
    )
    const text = french?.text ?? ''
    expect(text).toBe(english?.text)
    expect(text.startsWith('\uFEFFcode,title,masculine,feminine,ogr,status,version,simulated,')).toBe(true)
    const task = recordsTask(Buffer.from(text), { name: 'records.csv', at: 2 })
    expect(await importRecords(db.name, task)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })
})

describe('an export as JSON', () => {
  it('has the variants of a record, which another Vigie imports with all that their source said', async () => {
    const { service, library } = openService(1)
    const readers = { language: 'fr', age: '18+', format: 'falc', gender: 'feminin' }
    const variant = { ...readers, name: 'Soudeuse', content: '{"description":"Elle soude.","version":2}' }
    library.setVariant('A1101', variant, 1)
    const { text } = await service.export({ format: 'json', language: 'fr' })
    const other = openService(0)
    await importRecords(other.db.name, recordsTask(Buffer.from(text ?? '')))
    expect(other.library.variants('A1101')).toEqual([variant])
    const again = await importRecords(other.db.name, recordsTask(Buffer.from(text ?? ''), { at: 2 }))
    expect(again).toMatchObject({ updated: 0, unchanged: 1 })
  })

  it('of a version without variants leaves those alone that are there', async () => {
    const { service, db, library } = openService(1)
    service.variant({ code: 'A1101', language: 'fr', age: '18+', format: 'falc', gender: 'feminin' })
    const list = JSON.stringify([{ code: 'A1101', title: 'Autre' }])
    await importRecords(db.name, recordsTask(Buffer.from(list)))
    expect(library.variants('A1101')).toHaveLength(1)
  })
})

describe('an export as a workbook', () => {
  it('has every text as it is, in cells that are no formulas', async () => {
    const { service } = openService(1)
    service.edit({ code: 'A1101', content: { ...content, skills: SKILLS } })
    const bytes = await bytesOf(service.export({ format: 'xlsx', language: 'fr' }))
    const [sheet] = await readWorkbook(bytes)
    const [heading, row] = sheet?.rows ?? []
    const cell = (name: string) => row?.cells[heading?.cells.indexOf(name) ?? -1]
    expect(cell('code')).toBe('A1101')
    expect(cell('description')).toBe('=1+1')
    expect(cell('skills')?.split('\n')).toEqual(SKILLS.map((skill) => skill.replace('\u0001', '')))
    const entries = await zipEntries(bytes, (name) => name.startsWith('xl/worksheets/'))
    expect(Buffer.from(entries[0]?.bytes ?? []).toString()).not.toContain('<f>')
  })

  it('is named by its day, and can be limited to a status', async () => {
    const { service } = openService(2)
    service.setStatus({ code: 'A1102', status: 'draft' })
    const exported = await service.export({ format: 'xlsx', language: 'fr', status: 'draft' })
    expect(exported).toMatchObject({ file_name: 'occupations-draft-2026-11-01.xlsx', text: null })
    const [sheet] = await readWorkbook(Buffer.from(exported.data_base64 ?? '', 'base64'))
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(['code', 'A1102'])
  })
})

describe('a site', () => {
  it('has a list and a page for each record, in both languages', async () => {
    const { service } = openService(2)
    const bytes = await bytesOf(service.export({ format: 'site', language: 'en' }))
    const names = (await zipEntries(bytes, () => true)).map(({ name }) => name)
    expect(names.toSorted()).toEqual([
      'en/A1101.html',
      'en/A1102.html',
      'en/index.html',
      'fr/A1101.html',
      'fr/A1102.html',
      'fr/index.html',
      'index.html',
      'search.js',
      'style.css',
      'vigie-site.txt',
    ])
  })

  it('is written into a folder, and replaces an earlier site as a whole', async () => {
    const { service } = openService(2)
    const path = join(tempFolder(), 'site')
    expect(await service.writeSite({ path, language: 'fr' })).toEqual({ path, records: 2 })
    service.setStatus({ code: 'A1102', status: 'draft' })
    await service.writeSite({ path, language: 'fr', status: 'published' })
    expect(readdirSync(join(path, 'fr')).toSorted()).toEqual(['A1101.html', 'index.html'])
    expect(readdirSync(join(path, '..'))).toEqual(['site'])
  })

  it('does not replace a folder with other files', async () => {
    const { service } = openService(1)
    const path = tempFolder()
    writeFileSync(join(path, 'mine.txt'), 'mine')
    await expect(service.writeSite({ path, language: 'fr' })).rejects.toMatchObject({
      code: 'invalid_input',
      params: { field: 'path', problem: { messageKey: 'folder_of_others' } },
    })
    expect(readdirSync(path)).toEqual(['mine.txt'])
  })

  it('shows every text of a record as text', async () => {
    const { service } = openService(1)
    service.edit({
      code: 'A1101',
      content: { ...content, skills: SKILLS, description: '<b>x</b>\n\n"y" & \'z\'' },
    })
    const path = join(tempFolder(), 'site')
    await service.writeSite({ path, language: 'fr' })
    const page = load(readFileSync(join(path, 'fr', 'A1101.html'), 'utf8'))
    expect(page('script, b')).toHaveLength(0)
    expect(
      page('li')
        .toArray()
        .map((item) => page(item).text()),
    ).toEqual(expect.arrayContaining(SKILLS.filter((skill) => !skill.includes('\u0001'))))
    expect(
      page('section p')
        .toArray()
        .map((line) => page(line).text()),
    ).toEqual(expect.arrayContaining(['<b>x</b>', '"y" & \'z\'']))
  })

  it('has every link lead to a file of it, and loads nothing from elsewhere', async () => {
    const { service } = openService(2)
    await service.demo()
    const path = join(tempFolder(), 'site')
    await service.writeSite({ path, language: 'fr' })
    const files = readdirSync(path, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'))
    for (const file of files.filter((name) => name.endsWith('.html'))) {
      const page = load(readFileSync(join(path, file), 'utf8'))
      const links = page('[href], [src]')
        .toArray()
        .map((element) => page(element).attr('href') ?? page(element).attr('src') ?? '')
      expect(links.length).toBeGreaterThan(0)
      for (const link of links) expect(files).toContain(join(file, '..', link).replaceAll('\\', '/'))
    }
  })

  it('says that a record is a simulation, or has no text yet', async () => {
    const { service, run } = openService(2)
    service.setStatus({ code: 'A1102', status: 'draft' })
    await run()
    const path = join(tempFolder(), 'site')
    await service.writeSite({ path, language: 'en' })
    const notice = (code: string) =>
      load(readFileSync(join(path, 'en', `${code}.html`), 'utf8'))('.notice').text()
    expect(notice('A1101')).toContain('Simulation')
    expect(notice('A1102')).toBe('This record has no text yet.')
  })
})
