/** The promises of the second source document, line by line. Each quotes the line that it keeps. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBench } from '../core/jobs/occupations/bench-of-records.ts'
import { openService, withClaude as openWithClaude } from '../helpers/occupations-service.ts'
import { sharedData } from '../helpers/shared-data.ts'
import type { ClaudeBehaviour } from '../servers/claude.ts'
import { billed } from '../servers/claude-answers.ts'

const withClaude = (records: number, behave: (code: string) => ClaudeBehaviour = () => ({})) =>
  openWithClaude({ records, behave })

/** A promise that a rewrite writes these fields. */
const writes = (fields: object) => async () => {
  const { service, run } = await withClaude(1)
  await run()
  expect(service.get({ code: 'A1101' }).content).toMatchObject(fields)
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
  'Descriptions enrichies': writes({ description: expect.stringContaining('Conçoit') }),
  'Compétences actualisées': writes({ skills: ['Analyse'], transversal_skills: ['Rigueur'] }),
  'Formations et certifications': writes({ training: ['Licence'], certifications: [] }),
  'Salaires estimés': writes({ salaries: expect.objectContaining({ junior: expect.any(Object) }) }),
  "Perspectives d'évolution": writes({
    outlook: expect.objectContaining({ five_years: expect.any(String) }),
  }),
  'Tendances du marché': writes({ outlook: expect.objectContaining({ trend: 'growing', tension: 0.7 }) }),
  'La fiche est automatiquement rechargée avec les nouvelles données': async () => {
    const { service } = await withClaude(1)
    const record = await service.update({ code: 'A1101' })
    expect(record).toMatchObject({ version: 1, cost_usd: billed(1) / 1_000_000 })
    expect(record.content?.skills).toEqual(['Analyse'])
  },
  'Mise à jour mensuelle de toutes les fiches publiées': async () => {
    const { service, run } = await withClaude(2)
    await run('schedule')
    expect(service.audit({ limit: 9, agent: 'monthly' }).items).toHaveLength(2)
  },
  "Mise à jour à la demande d'une fiche spécifique": async () => {
    const { claude, service } = await withClaude(2)
    await service.update({ code: 'A1102' })
    expect(claude.calls.map(({ code }) => code)).toEqual(['A1102'])
    expect(service.audit({ limit: 1 }).items).toMatchObject([{ code: 'A1102', agent: 'manual' }])
  },
  'Mise à jour batch (3 fiches)': async () => {
    const { run } = await withClaude(3)
    expect(await run()).toMatchObject({ outcome: 'succeeded', summary: { updated: 3, total: 3 } })
  },
  'Logs : Détaillés dans': async () => {
    const { log, run } = await withClaude(2)
    await run()
    const [line] = log.lines.filter(({ message }) => message === 'records rewritten')
    expect(line?.context).toMatchObject({ updated: 2, total: 2, errors: 0, seconds: expect.any(Number) })
  },
  "Log l'erreur dans": async () => {
    const { log, run } = await withClaude(2, (code) =>
      code === 'A1102' ? { stop: 'refusal', answer: 'No.' } : {},
    )
    await run()
    const problem = expect.stringContaining('No.')
    expect(log.lines.filter(({ level }) => level === 'warn')).toMatchObject([
      { context: { run: 'run-1', code: 'A1102', problem } },
    ])
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
  '| 1584 fiches (ROME complet) | ~$127 |': () => {
    const { service } = openService({ records: 1584 })
    const { table } = service.estimate()
    expect(table.map(({ records }) => records)).toEqual([100, 500, 1584])
    // The document's price of a record is that of an older model; ours is lower, and its table grows alike.
    const [hundred, , all] = table.map(({ total_usd }) => total_usd)
    expect(all).toBeLessThan(127)
    expect(Number(all) / Number(hundred)).toBeCloseTo(15.84, 2)
  },
  '| 10 fiches | ~$0.80 |': async () => {
    const { service } = await withClaude(10)
    const costs: number[] = []
    for (let number = 1101; number <= 1110; number += 1)
      costs.push(Number((await service.update({ code: `A${number}` })).cost_usd))
    expect(costs).toEqual(Array(10).fill(billed(1) / 1_000_000))
    expect(service.estimate().spent_this_month_usd).toBeCloseTo(billed(10) / 1_000_000, 6)
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
    expect(entry).toMatchObject({ event: 'failed', description: { messageKey: 'occupation_refused' } })
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

/** Promises that other tests keep: the line, and their file and words. */
const KEPT_ELSEWHERE: Readonly<Record<string, readonly [file: string, words: string]>> = {
  'Page **Fiches**': ['test/e2e/panel-records-tools.test.ts', 'Update now'],
  "Détail d'une fiche": ['test/e2e/panel-records-tools.test.ts', 'Update now'],
  'Allez sur la page **Fiches**': ['test/e2e/panel-records-tools.test.ts', 'Update now'],
  'Sélectionnez une fiche': ['test/e2e/panel-records-tools.test.ts', 'Update now'],
  'Mettre à jour maintenant': ['test/e2e/panel-records-tools.test.ts', 'Update now'],
  'Utiliser le bouton manuel': ['test/e2e/panel-records-tools.test.ts', 'Update now'],
  'Page **Actions**': ['test/e2e/panel-lists.test.ts', 'occupations'],
  'Ctrl + C': ['test/main/termination.test.ts', 'SIGINT'],
  '`day=1`': ['test/core/schedule/cron.test.ts', 'cron'],
  "`day_of_week='mon'`": ['test/core/schedule/cron.test.ts', 'cron'],
  '`hour=2`': ['test/core/schedule/cron.test.ts', 'cron'],
  '`minute=0`': ['test/core/schedule/cron.test.ts', 'cron'],
  'Vérifiez le fuseau horaire': ['test/core/schedule/clock-changes.test.ts', 'zone'],
  'Heure de démarrage/arrêt': ['test/main/records-month.test.ts', 'A run ended.'],
  'Succès/Erreurs': ['test/main/records-month.test.ts', 'errors: 2'],
  "Durée d'exécution": ['test/source-documents/occupation-records.test.ts', 'seconds'],
  'Déployer le planificateur séparément': ['test/main/process.test.ts', 'vigie.log'],
  'Streamlit Cloud + Trigger externe': ['test/main/records-month.test.ts', 'jobs.trigger'],
  'Vérification incrémentation version': ['test/source-documents/occupation-records.test.ts', 'incrémentée'],
  "✅ Logs d'audit": ['test/source-documents/occupation-records.test.ts', "Log d'audit créé"],
  "Mise à jour d'une fiche unique": ['test/source-documents/occupation-records.test.ts', 'service.update'],
  '| 500 fiches': ['test/source-documents/occupation-records.test.ts', '500'],
  '| 1 fiche |': ['test/source-documents/occupation-records.test.ts', 'cost_usd'],
  '~$0.08 par fiche': ['test/source-documents/occupation-records.test.ts', 'cost_usd'],
}

/** Lines that promise nothing: headings of tables, files of the source system, and steps that Vigie does not need. */
const NO_PROMISE: readonly RegExp[] = [
  /^\| (Nombre de fiches|Action|Fichier) \|/,
  /^\| `[\w/.]+` \|/,
  /Attendez ~5 secondes/,
  /Assurez-vous que l'heure est correcte/,
  /Système opérationnel et testé/,
]

/** The lines outside of code that are points of a list, rows of a table or words in bold with something after them. */
const linesOf = (text: string): string[] =>
  text
    .replaceAll(/```[\s\S]*?```/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(- |\d\. |\| |\*\*)/.test(line) && !/^(\d\. )?\*\*[^*]+\*\*( :)?$/.test(line))

const document = sharedData('..', 'origin', '2-occupation-records.md')

describe('the document of the occupation records', () => {
  it.each(Object.entries(PROMISES))('%s', async (_line, keepsIt) => {
    await keepsIt()
  })

  it.skipIf(document === null)('says each of these lines (skipped where ../shared/origin is absent)', () => {
    const text = readFileSync(document ?? '', 'utf8')
    expect(Object.keys(PROMISES).filter((line) => !text.includes(line))).toEqual([])
    expect(Object.keys(KEPT_ELSEWHERE).filter((line) => !text.includes(line))).toEqual([])
  })

  it.skipIf(document === null)('promises nothing else (skipped where ../shared/origin is absent)', () => {
    const lines = linesOf(readFileSync(document ?? '', 'utf8'))
    const known = [...Object.keys(PROMISES), ...Object.keys(KEPT_ELSEWHERE)]
    expect(lines.length).toBeGreaterThan(50)
    const unknown = lines.filter(
      (line) => !known.some((part) => line.includes(part)) && !NO_PROMISE.some((form) => form.test(line)),
    )
    expect(unknown).toEqual([])
  })

  it.each(Object.entries(KEPT_ELSEWHERE))('%s: a test keeps it', (_line, [file, words]) => {
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toContain(words)
  })
})
