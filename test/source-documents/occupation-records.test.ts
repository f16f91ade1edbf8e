/** The promises of the second source document, line by line. Each quotes the line that it keeps. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRecordFiles } from '../../main/adapters/exports/record-files.ts'
import { importRecords } from '../../main/adapters/imports/occupations/run-import.ts'
import { createOccupationsService } from '../../main/core/services/occupations/index.ts'
import { type BenchOptions, openBench } from '../core/jobs/occupations/bench-of-records.ts'
import { freeClaudeKey } from '../helpers/claude-key.ts'
import { sharedData } from '../helpers/shared-data.ts'
import { type ClaudeBehaviour, startClaude } from '../servers/claude.ts'
import { billed } from '../servers/claude-answers.ts'

function openService(options: BenchOptions) {
  const bench = openBench(options)
  const service = createOccupationsService({
    ...bench.deps,
    library: bench.library,
    key: freeClaudeKey(null),
    events: { publish: () => undefined, subscribe: () => () => undefined },
    settingsOf: () => bench.settings,
    importFile: (task) => importRecords(bench.db.name, task),
    demoFile: join(import.meta.dirname, '../../assets/demo/occupations.json'),
    files: createRecordFiles(),
  })
  return { ...bench, service }
}

async function withClaude(records: number, behave: (code: string) => ClaudeBehaviour = () => ({})) {
  const claude = await startClaude(behave)
  return { claude, ...openService({ records, key: claude.key, url: claude.url }) }
}

/** Each promise: the line of the document, and the test that it is kept. */
const PROMISES: Readonly<Record<string, () => Promise<void> | void>> = {
  '1er de chaque mois à 2h00': () => {
    const { kind } = openBench()
    expect(kind.defaults('Europe/Paris')).toMatchObject({
      enabled: true,
      schedule: { form: 'cron', cron: '0 2 1 * *', zone: 'Europe/Paris' },
    })
  },
  'Toutes les fiches publiées': async () => {
    const { claude, service, run } = await withClaude(3)
    service.setStatus({ code: 'A1102', status: 'draft' })
    await run()
    expect(claude.calls.map(({ code }) => code).sort()).toEqual(['A1101', 'A1103'])
  },
  '10 fiches à la fois': async () => {
    const { delays, run } = await withClaude(21)
    await run()
    expect(delays).toHaveLength(2)
  },
  '`date_maj` mise à jour': async () => {
    const { service, run, clock } = await withClaude(1)
    await run()
    const { updated_at } = service.get({ code: 'A1101' })
    expect(Date.parse(String(updated_at))).toBe(clock.now())
  },
  '`version` incrémentée': async () => {
    const { service, run } = await withClaude(1)
    service.change({ code: 'A1101', skills: ['Souder'] })
    await run()
    expect(service.get({ code: 'A1101' }).version).toBe(2)
  },
  "Log d'audit créé": async () => {
    const { service, run } = await withClaude(1)
    await run()
    expect(service.audit({ limit: 1 }).items).toMatchObject([{ code: 'A1101', event: 'rewritten' }])
  },
  'Salaires estimés': async () => {
    const { service, run } = await withClaude(1)
    await run()
    expect(service.get({ code: 'A1101' }).content).toMatchObject({
      description: expect.stringContaining('Conçoit'),
      skills: [expect.any(String)],
      training: [expect.any(String)],
      salaries: { junior: { median: 32_000 } },
      outlook: { trend: 'growing', five_years: expect.any(String) },
    })
  },
  'La fiche est automatiquement rechargée avec les nouvelles données': async () => {
    const { service } = await withClaude(1)
    const record = await service.update({ code: 'A1101' })
    expect(record).toMatchObject({ version: 1, cost_usd: billed(1) / 1_000_000 })
    expect(record.content?.skills).toEqual(['Analyse'])
  },
  'Nombre de fiches traitées': async () => {
    const { run } = await withClaude(2, (code) =>
      code === 'A1102' ? { stop: 'refusal', answer: 'No.' } : {},
    )
    expect((await run()).summary).toMatchObject({
      updated: 1,
      total: 2,
      errors: 1,
      seconds: expect.any(Number),
    })
  },
  'logs = repo.get_audit_logs(agent="MonthlyUpdateScheduler", limit=10)': async () => {
    const { service, run } = await withClaude(12)
    await run()
    const { items } = service.audit({ agent: 'MonthlyUpdateScheduler', limit: 10 })
    expect(items).toHaveLength(10)
    expect(items.every(({ at, description }) => at !== '' && description !== undefined)).toBe(true)
  },
  '| 100 fiches | ~$8 |': async () => {
    const { service } = await withClaude(4)
    const { table, cost_per_record_usd: each } = service.estimate()
    expect(table.map(({ records }) => records)).toEqual([100, 500, 4])
    for (const { records, total_usd } of table) expect(total_usd).toBeCloseTo(each * records, 6)
  },
  'scheduler = get_scheduler(repo, claude_client=None)  # Mode simulation': async () => {
    const { run } = openService({ records: 2 })
    expect(await run('manual')).toMatchObject({ summary: { updated: 2, cost_usd: 0, simulation: true } })
  },
  'Continue avec les fiches suivantes (pas de blocage)': async () => {
    const { service, run } = await withClaude(3, (code) => (code === 'A1101' ? { answer: 'not JSON' } : {}))
    expect(await run()).toMatchObject({ outcome: 'partial', summary: { updated: 2, errors: 1 } })
    expect(service.get({ code: 'A1103' }).version).toBe(1)
  },
  "Crée un log d'audit avec les détails": async () => {
    const { service, run } = await withClaude(1, () => ({ stop: 'refusal', answer: 'No.' }))
    await run()
    const [entry] = service.audit({ limit: 1 }).items
    expect(entry).toMatchObject({ event: 'failed', description: { told: 'occupation_refused' } })
  },
  'Retente lors de la prochaine exécution mensuelle': async () => {
    const mood: { now: ClaudeBehaviour } = { now: { stop: 'refusal', answer: 'No.' } }
    const { service, run } = await withClaude(1, () => mood.now)
    expect(await run()).toMatchObject({ outcome: 'failed' })
    mood.now = {}
    expect(await run()).toMatchObject({ outcome: 'succeeded' })
    expect(service.get({ code: 'A1101' })).toMatchObject({ version: 1, last_error: null })
  },
  'python scripts/demo_data.py': async () => {
    const { service, run } = openService({ records: 0 })
    expect(await service.demo()).toEqual({ created: 3 })
    expect(await run('manual')).toMatchObject({ summary: { total: 2, simulation: true } })
  },
}

const document = sharedData('..', 'origin', '2-occupation-records.md')

describe('the document of the occupation records', () => {
  it.each(Object.entries(PROMISES))('%s', async (_line, keepsIt) => {
    await keepsIt()
  })

  it.skipIf(document === null)('says each of these lines (skipped where ../shared/origin is absent)', () => {
    const text = readFileSync(document ?? '', 'utf8')
    expect(Object.keys(PROMISES).filter((line) => !text.includes(line))).toEqual([])
  })
})
