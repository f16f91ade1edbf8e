/** The promises of the fourth source document, line by line. Each quotes the line that it keeps. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAlertsKind } from '../../main/core/jobs/alerts/kind.ts'
import type { RunContext } from '../../main/core/jobs/kind.ts'
import { planOf } from '../../main/core/schedule/plan.ts'
import { translate } from '../../shared/messages/index.ts'
import { scheduleSchema } from '../../shared/schedule.ts'
import { jobNameSchema } from '../../shared/vocabulary.ts'
import { createAlertsHarness } from '../helpers/alerts-harness.ts'
import { callerIn } from '../helpers/caller.ts'
import { sharedData } from '../helpers/shared-data.ts'
import { silentLog } from '../helpers/silent-log.ts'

const defaults = () =>
  createAlertsKind({ generate: () => Promise.reject(new Error('not called')) }).defaults('Europe/Paris')

/** Times of a schedule in UTC, from a Sunday at 09:58. */
function timesOf(schedule: object, count: number): string[] {
  const plan = planOf(scheduleSchema.parse({ zone: 'UTC', ...schedule }), Date.parse('2026-01-04T09:58:00Z'))
  const found: string[] = []
  let next = plan.next(Date.parse('2026-01-04T09:58:00Z'))
  for (; next !== null && found.length < count; next = plan.next(next))
    found.push(new Date(next).toISOString().slice(5, 16))
  return found
}

const cron =
  (pattern: string, ...times: string[]) =>
  () =>
    expect(timesOf({ form: 'cron', cron: pattern }, times.length)).toEqual(times)
const minutes = (count: number) => () => {
  const [first = '', second = ''] = timesOf({ form: 'every', every_seconds: count * 60 }, 2)
  expect(Date.parse(`2026-${second}Z`) - Date.parse(`2026-${first}Z`)).toBe(count * 60_000)
}

/** What is urgent, what is late, and an asset that requires maintenance. */
function workshop() {
  const harness = createAlertsHarness()
  const pump = harness.asset('Pompe')
  harness.maintenance(pump.id, '2026-03-12')
  harness.maintenance(pump.id, '2026-03-16')
  harness.maintenance(pump.id, '2026-03-05')
  harness.asset('Grue', { status: 'needs_maintenance' })
  const generate = () => harness.services.alerts.generate({}, callerIn('fr'))
  const list = () => harness.services.alerts.list({ limit: 100, state: 'active' }, callerIn('fr'))
  return { ...harness, pump, answer: generate, list }
}

const readsOnly = async () => {
  const { list } = workshop()
  expect([list().items, list().items]).toEqual([[], []])
}

/** Each promise: the line of the document, and the test that it is kept. */
const PROMISES: Readonly<Record<string, () => Promise<void> | void>> = {
  'Les alertes sont maintenant **générées automatiquement en arrière-plan** toutes les **5 minutes**': () => {
    const { enabled, schedule } = defaults()
    expect(enabled).toBe(true)
    expect(timesOf(schedule, 3)).toEqual(['01-04T10:00', '01-04T10:05', '01-04T10:10'])
  },
  'Génération immédiate au démarrage': () => {
    expect(defaults().run_on_start).toBe(true)
  },
  "id='alert_generation_job'": () => {
    expect(jobNameSchema.parse('alert_generation_job')).toBe('alerts')
  },
  "# ✅ Pas de génération! Le scheduler s'en charge": readsOnly,
  '- **1000 utilisateurs:** 1000x moins de calculs': readsOnly,
  'Toujours synchronisé': async () => {
    const { answer, list, pump, services } = workshop()
    await answer()
    const before = list().items.length
    const [late] = services.maintenances.list({ limit: 1, asset_id: pump.id }).items
    services.maintenances.complete({ id: late?.id ?? 0 })
    expect(list().items).toHaveLength(before - 1)
  },
  '3. **Alertes toujours à jour** (max 5 min de latence)': async () => {
    const { generate, list } = workshop()
    await generate(new AbortController().signal)
    expect(list().items).toHaveLength(4)
  },
  'is_active=True': async () => {
    const { answer, list, services } = workshop()
    await answer()
    const [first] = list().items
    services.alerts.dismiss({ id: first?.id ?? 0 }, callerIn('fr'))
    expect(list().items.map(({ id }) => id)).not.toContain(first?.id)
  },
  '1. **Créer maintenance** avec date < 7 jours': async () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pompe').id, '2026-03-16')
    harness.maintenance(harness.asset('Grue').id, '2026-03-20')
    await harness.generate(new AbortController().signal)
    expect(harness.active()).toMatchObject([{ type: 'MAINTENANCE_URGENT', asset_name: 'Pompe' }])
  },
  '"message": "Alertes régénérées avec succès"': async () => {
    const { message } = await workshop().answer()
    expect(translate('fr', message.messageKey)).toBe('Alertes régénérées avec succès')
  },
  '"alerts_created": 2': async () => {
    expect(await workshop().answer()).toMatchObject({ alerts_created: 4, alerts_updated: 0 })
  },
  '"alerts_updated": 3': async () => {
    const { answer, clock } = workshop()
    await answer()
    clock.pass(7 * 86_400_000)
    expect(await answer()).toMatchObject({ alerts_created: 2, alerts_removed: 2 })
  },
  '- Supprimées: 0': async () => {
    expect(await workshop().answer()).toMatchObject({ alerts_removed: 0 })
  },
  'Maintenances urgentes: 2': async () => {
    const harness = workshop()
    const log = silentLog()
    const kind = createAlertsKind({ generate: harness.generate })
    const context = {
      signal: new AbortController().signal,
      progress: () => {},
      log,
    } as unknown as RunContext<'alerts'>
    const { summary } = await kind.run(context)
    expect(summary).toMatchObject({ maintenances_urgent: 2, maintenances_late: 1, assets_requiring: 1 })
    expect(log.lines).toMatchObject([{ level: 'info', message: 'pass ended', context: summary }])
  },
  'total = Alert.query.filter_by(is_active=True).count()': async () => {
    const { answer, list, services } = workshop()
    await answer()
    expect(list().counts).toMatchObject({ total: 4, unread: 4, critical: 1 })
    services.alerts.read({ id: list().items[0]?.id ?? 0, read: true }, callerIn('fr'))
    expect(list().counts).toMatchObject({ total: 4, unread: 3 })
  },
  "priority='CRITICAL'": async () => {
    const { answer, services } = workshop()
    await answer()
    const critical = services.alerts.list({ limit: 9, state: 'active', priority: 'CRITICAL' }, callerIn('fr'))
    expect(critical.items).toMatchObject([{ type: 'MAINTENANCE_LATE' }])
  },
  '# Toutes les 1 minute (très réactif)': minutes(1),
  '# Toutes les 5 minutes (recommandé - équilibre)': minutes(5),
  '# Toutes les 10 minutes (économie ressources)': minutes(10),
  '# Toutes les heures (peu réactif)': minutes(60),
  '# Toutes les 6 heures (00:00, 06:00, 12:00, 18:00)': cron(
    '0 0,6,12,18 * * *',
    '01-04T12:00',
    '01-04T18:00',
    '01-05T00:00',
    '01-05T06:00',
  ),
  '# Du lundi au vendredi, 9h-17h, toutes les heures': cron(
    '0 9-17 * * mon-fri',
    '01-05T09:00',
    '01-05T10:00',
  ),
}

const HERE = 'test/source-documents/maintenance-alerts.test.ts'

/** Promises that another test keeps: its file, and words of it. */
const KEPT_ELSEWHERE: Readonly<Record<string, readonly [file: string, words: string]>> = {
  'curl -X POST -H "Authorization: Bearer TOKEN"': [
    'test/source-documents/requests.test.ts',
    '/alerts/generate',
  ],
  'alerts = Alert.query': ['test/source-documents/requests.test.ts', 'toBeInstanceOf(Array)'],
  'Mode: Arrière-plan (non-bloquant)': ['test/core/jobs/runner-start-stop.test.ts', 'run_on_start'],
  '- ✅ Arrêt/Redémarrage propre': ['test/main/termination.test.ts', 'SIGINT'],
  '- Génération des alertes: toutes les 5 minutes': [HERE, 'timesOf(schedule, 3)'],
  '- Génération toutes les 5 minutes': [HERE, 'timesOf(schedule, 3)'],
  '- ✅ Génération automatique toutes les 5 minutes': [HERE, 'timesOf(schedule, 3)'],
  '- Alertes toujours à jour': [HERE, 'harness.generate'],
  '- Démarrage automatique': ['test/core/jobs/runner-start-stop.test.ts', 'run_on_start'],
  '- Régénération manuelle disponible': ['test/source-documents/requests.test.ts', '/alerts/generate'],
  '   - Arrêt propre': ['test/main/termination.test.ts', 'SIGINT'],
  '1. **Dashboard charge plus vite**': ['test/bench/lines/reads.ts', 'alerts'],
  'Attendu:** Réponse < 100ms': ['test/bench/lines/reads.ts', 'alerts'],
  '**10x plus rapide**': ['test/bench/lines/reads.ts', 'alerts'],
  '   - GET /api/alerts 10x plus rapide': ['test/bench/lines/reads.ts', 'alerts'],
  '- ✅ Performances optimales (10x plus rapide)': ['test/bench/lines/reads.ts', 'alerts'],
  '2. **Pas de délai** lors du refresh': ['test/bench/lines/reads.ts', 'alerts'],
  '   - Pas de délai perceptible': ['test/bench/lines/reads.ts', 'alerts'],
  '4. **Auto-refresh frontend** fonctionne parfaitement': ['test/renderer/pulse.test.ts', 'alerts'],
  '### Script de Monitoring': ['test/source-documents/lines.ts', 'monitoring_alerts.py'],
}

/** Lines that promise nothing: headings, files of the source system, and praise. */
const NO_PROMISE: readonly RegExp[] = [
  /^(\d\. )?\*\*[^*]+\*\*:?( [^\w ]+)?$/,
  /^\*\*(Librairie|Fichier|Action|Vous n'avez plus rien|Attendu:\*\* Dans les logs)/,
  /^\| (Métrique|\*\*Charge serveur\*\*) \|/,
  /^- \*\*(1|10|100) utilisateurs?:/,
  /^\d\. \*\*(Attendre|GET) /,
  /^- (Créées|Mises à jour): \d/,
  /^- Première exécution/,
  /^- (✅ )?(90% réduction|Scalabilité|Maintenance simple|Configuration facile|Dashboard réactif|Monitoring)/,
]

const document = sharedData('..', 'origin', '4-maintenance-alerts.md')
const kept = [...Object.keys(PROMISES), ...Object.keys(KEPT_ELSEWHERE)]

describe('the document of the maintenance alerts', () => {
  it.each(Object.entries(PROMISES))('%s', async (_line, keepsIt) => {
    await keepsIt()
  })

  it.each(Object.entries(KEPT_ELSEWHERE))('%s: a test keeps it', (_line, [file, words]) => {
    expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toContain(words)
  })

  it.skipIf(document === null)('says each of these lines (skipped where ../shared/origin is absent)', () => {
    const text = readFileSync(document ?? '', 'utf8')
    expect(kept.filter((line) => !text.includes(line))).toEqual([])
  })

  it.skipIf(document === null)('promises nothing else (skipped where ../shared/origin is absent)', () => {
    const lines = readFileSync(document ?? '', 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^(- |\d\. |\| |\*\*)/.test(line))
    expect(lines.length).toBeGreaterThan(40)
    const unknown = lines.filter(
      (line) =>
        !kept.some((part) => line.includes(part.trim())) && !NO_PROMISE.some((form) => form.test(line)),
    )
    expect(unknown).toEqual([])
  })
})
