import { describe, expect, it, test } from 'vitest'
import type { TrayPicture } from '../../../main/core/tray/icon.ts'
import type { MenuEntry, TrayAction } from '../../../main/core/tray/menu.ts'
import { trayModel as modelOf, type ScorePlace } from '../../../main/core/tray/model.ts'
import type { TrayState } from '../../../main/core/tray/state.ts'
import { instanceHealth } from '../../../shared/instance-health.ts'
import type { Job } from '../../../shared/job.ts'
import { jobDefinitionSchema } from '../../../shared/job.ts'

const NOW = Date.parse('2026-11-22T15:12:00+01:00')

function job(id: string, name: string, changes: Partial<Job> = {}): Job {
  const definition = jobDefinitionSchema.parse({
    kind: 'alerts',
    name,
    enabled: true,
    schedule: { form: 'every', every_seconds: 600, zone: 'Europe/Paris' },
    retry: { attempts: 0, backoff: 'fixed', base_seconds: 0, cap_seconds: 0 },
    missed: { policy: 'latest', cap: 1, grace_seconds: 60 },
    deadline_seconds: 60,
    run_on_start: false,
    halt_after: null,
    settings: {},
  })
  return {
    id,
    definition,
    state: 'idle',
    state_reason: null,
    trigger: 'interval[0:10:00]',
    next_run_time: '2026-11-22T15:20:00+01:00',
    next_run_times: [],
    pause: null,
    failures_in_a_row: 0,
    failing_since: null,
    running: null,
    last_run: null,
    ...changes,
  }
}

const index = (changes?: Partial<Job>) => job('fear-greed', 'Indice', changes)
const trades = (changes?: Partial<Job>) => job('trades', 'Collecte', { next_run_time: null, ...changes })
const pause = (until: string | null) => ({
  state: 'paused' as const,
  pause: { since: '2026-11-22T14:00:00+01:00', until },
  next_run_time: null,
})

const NOBODY = { jobs: [], halted: 0, failing: 0 }
const OFFLINE = { state: 'offline', since: '2026-11-22T15:00:00+01:00', ...NOBODY } as const
const healthOf = (jobs: readonly Job[]) =>
  instanceHealth({ jobs, score: null, critical: 0, replaced: false, now: NOW })

const NO_ALERTS = { total: 0, critical: 0, high: 0 }
const medium = (total: number) => ({ ...NO_ALERTS, total })
const trayModel = (of: TrayState, place: ScorePlace = 'nowhere') => modelOf(of, place)

/** Returns the parts that are not the default: `fear`, `fear-high`, `fear-paused-high`. */
function named({ sentiment, figure, severity, jobs }: TrayPicture): string {
  return (
    [sentiment, figure, jobs, severity].filter((part) => part !== 'none' && part !== null).join('-') || 'none'
  )
}

function state(changes: Partial<TrayState> = {}): TrayState {
  return {
    language: 'fr',
    locale: 'fr',
    zone: 'Europe/Paris',
    now: NOW,
    score: { value: 33.7, level: 'fear', stale: false },
    health: healthOf(changes.jobs ?? [index()]),
    problems: [],
    jobs: [index()],
    alerts: NO_ALERTS,
    ...changes,
  }
}

const running = (fraction: number | null) => ({
  state: 'running' as const,
  running: {
    run_id: 'r',
    started_at: '2026-11-22T15:00:00+01:00',
    progress: { fraction, label: 'x', counters: {} },
    attempt: 1,
    attempts_allowed: 1,
    next_attempt_at: null,
    fault: null,
  },
})

describe('icon and tooltip', () => {
  test.each<[string, Partial<TrayState>, string, string]>([
    ['fresh', {}, 'fear', 'Peur 33,7 · prochaine 15:20'],
    [
      'stale',
      { score: { value: 33.7, level: 'fear', stale: true } },
      'none',
      'Peur 33,7 (périmé) · prochaine 15:20',
    ],
    ['offline', { health: OFFLINE }, 'fear', 'Peur 33,7 · pas de réseau depuis 15:00 · prochaine 15:20'],
    ['no data', { score: null }, 'none', 'Pas encore d’indice · prochaine 15:20'],
    [
      'extreme fear',
      { score: { value: 3, level: 'extreme_fear', stale: false } },
      'extreme_fear',
      'Peur extrême 3,0 · prochaine 15:20',
    ],
    [
      'extreme greed',
      { score: { value: 97.25, level: 'extreme_greed', stale: false } },
      'extreme_greed',
      'Avidité extrême 97,3 · prochaine 15:20',
    ],
    [
      'a disk that is nearly full',
      { problems: ['Le disque est presque plein'] },
      'fear-failing',
      'Peur 33,7 · le disque est presque plein · prochaine 15:20',
    ],
    ['one alert', { alerts: medium(1) }, 'fear-medium', 'Peur 33,7 · prochaine 15:20 · 1 alerte'],
    ['120 alerts', { alerts: medium(120) }, 'fear-medium', 'Peur 33,7 · prochaine 15:20 · 120 alertes'],
    [
      'running 42 %',
      { jobs: [index(), trades(running(0.4299))] },
      'fear',
      'Peur 33,7 · prochaine 15:20 · Collecte : 42 %',
    ],
    [
      'halted',
      { jobs: [index(), trades({ state: 'halted' })] },
      'fear-failing',
      'Peur 33,7 · 1 tâche bloquée · prochaine 15:20',
    ],
    [
      'paused until an hour today',
      { jobs: [index(pause('2026-11-22T16:00:00+01:00'))] },
      'fear-paused',
      'Peur 33,7 · en pause jusqu’à 16:00',
    ],
    [
      'paused until another day',
      { jobs: [index(pause('2026-11-23T08:00:00+01:00'))] },
      'fear-paused',
      'Peur 33,7 · en pause jusqu’à lundi 08:00',
    ],
    [
      'paused until resumed',
      { jobs: [index(pause(null))], alerts: medium(2) },
      'fear-paused-medium',
      'Peur 33,7 · en pause jusqu’à la reprise · 2 alertes',
    ],
    ['one of two paused', { jobs: [index(), trades(pause(null))] }, 'fear', 'Peur 33,7 · prochaine 15:20'],
    [
      'next run tomorrow',
      { jobs: [index({ next_run_time: '2026-11-23T09:00:00+01:00' })] },
      'fear',
      'Peur 33,7 · prochaine lundi 09:00',
    ],
    [
      'one critical alert among others',
      { alerts: { total: 61, critical: 1, high: 20 } },
      'fear-critical',
      'Peur 33,7 · prochaine 15:20 · 61 alertes, 1 critique',
    ],
    [
      'high alerts',
      { alerts: { total: 3, critical: 0, high: 2 } },
      'fear-high',
      'Peur 33,7 · prochaine 15:20 · 3 alertes, 2 hautes',
    ],
    [
      'a job that failed at its last run',
      { jobs: [index(), trades({ failures_in_a_row: 1 })] },
      'fear-failing',
      'Peur 33,7 · 1 tâche en échec · prochaine 15:20',
    ],
    [
      'a job that failed and is paused beside another',
      { jobs: [index(), trades({ ...pause(null), failures_in_a_row: 1 })] },
      'fear',
      'Peur 33,7 · prochaine 15:20',
    ],
    [
      'next run in two weeks',
      { jobs: [index({ next_run_time: '2026-12-06T09:00:00+01:00' })] },
      'fear',
      'Peur 33,7 · prochaine le dim. 6 décembre à 09:00',
    ],
    [
      'in English of the United States',
      { language: 'en', locale: 'en-US', alerts: medium(1) },
      'fear-medium',
      'Fear 33.7 · next 3:20 PM · 1 alert',
    ],
    [
      'in English of Great Britain',
      { language: 'en', locale: 'en-GB', jobs: [index(pause('2026-11-30T08:00:00+01:00'))] },
      'fear-paused',
      'Fear 33.7 · paused until Mon 30 November at 08:00',
    ],
  ])('%s', (_name, changes, icon, tooltip) => {
    const model = trayModel(state(changes))
    expect([named(model.icon), model.tooltip]).toEqual([icon, tooltip])
  })

  it('keeps to the 127 characters that Windows shows', () => {
    const jobs = Array.from({ length: 8 }, (_, number) =>
      job(`job-${number}`, 'A very long name of a job', running(0.5)),
    )
    expect(trayModel(state({ jobs })).tooltip.length).toBeLessThanOrEqual(127)
  })

  it('shows the rounded score beside the icon where the system has room for it, and nothing when it is stale', () => {
    expect(trayModel(state(), 'beside').title).toBe('34')
    expect(trayModel(state({ score: { value: 33.7, level: 'fear', stale: true } }), 'beside').title).toBe('')
  })

  it('shows the rounded score in the icon where it is wanted there, and the gauge when it is stale', () => {
    expect(trayModel(state(), 'inside')).toMatchObject({ icon: { figure: 34 }, title: '' })
    const stale = state({ score: { value: 33.7, level: 'fear', stale: true } })
    expect(trayModel(stale, 'inside').icon).toMatchObject({ figure: null, sentiment: 'none' })
  })
})

function actions(entries: readonly MenuEntry[]): TrayAction[] {
  return entries.flatMap((each) =>
    each.type === 'action' ? [each.action] : each.type === 'submenu' ? actions(each.entries) : [],
  )
}

const labels = (entries: readonly MenuEntry[]) =>
  entries.map((each) => (each.type === 'separator' ? '-' : each.label))

describe('menu', () => {
  it('reads as score, alerts, update, pause, open, settings, quit', () => {
    expect(labels(trayModel(state({ alerts: medium(2) })).menu)).toEqual([
      'Peur 33,7',
      '2 alertes',
      '-',
      'Mettre à jour maintenant',
      'Pause',
      '-',
      'Ouvrir Vigie',
      'Réglages…',
      '-',
      'Quitter Vigie',
    ])
  })

  it('names a job in its own language, whatever the job was made in', () => {
    const { menu } = trayModel(state({ jobs: [job('alerts', 'Alerts', { state: 'halted' })] }))
    expect(labels(menu)).toContain('Reprendre Alertes')
  })

  it('offers every length of pause', () => {
    const lengths = actions(trayModel(state()).menu).flatMap((action) =>
      action.do === 'pause_all' ? [action.length] : [],
    )
    expect(lengths).toEqual(['one_hour', 'until_tomorrow', 'until_monday', 'until_resumed'])
  })

  it('has Resume whenever everything is paused', () => {
    const { menu } = trayModel(state({ jobs: [index(pause(null))] }))
    expect(actions(menu)).toContainEqual({ do: 'resume_all' })
    expect(labels(menu)).not.toContain('Pause')
  })

  it('has Resume for each job that is paused or halted beside running ones', () => {
    const jobs = [
      index(),
      trades({ state: 'halted' }),
      job('analysis', 'Analyse', pause('2026-11-22T16:00:00+01:00')),
    ]
    const { menu } = trayModel(state({ jobs }))
    expect(actions(menu)).toEqual(
      expect.arrayContaining([
        { do: 'resume', job: 'trades' },
        { do: 'resume', job: 'analysis' },
      ]),
    )
    expect(labels(menu)).toContain('Reprendre Analyse (en pause jusqu’à 16:00)')
  })

  it('shows a running job with its progress and a way to cancel it, and does not offer to start it again', () => {
    const { menu } = trayModel(state({ jobs: [index(), trades(running(0.42))] }))
    expect(labels(menu)).toContain('Collecte : 42 %')
    expect(actions(menu)).toContainEqual({ do: 'cancel', job: 'trades' })
    expect(actions(menu)).not.toContainEqual({ do: 'trigger', job: 'trades' })
  })

  it('does not offer to run a job that is off', () => {
    const { menu } = trayModel(
      state({ jobs: [index(), trades({ state: 'off', state_reason: 'trades.off' })] }),
    )
    expect(actions(menu)).not.toContainEqual({ do: 'trigger', job: 'trades' })
  })
})
