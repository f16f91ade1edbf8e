/** Alerts of every type, in every state that an owner can give them. */
import { createPassStore } from '../../main/adapters/sqlite/alert-pass.ts'
import type { Application } from '../../main/application.ts'
import { rulesOf } from '../../main/core/alerts/generate.ts'
import { runPass } from '../../main/core/alerts/pass.ts'
import type { SignalValues } from '../../main/core/alerts/signals.ts'
import { dayText, utcDayNumber } from '../../shared/time/calendar-day.ts'
import { DAY_MS, HOUR_MS } from '../../shared/time/units.ts'
import { idAt } from './noise.ts'

/** What the rules would read on a bad day: something for each of them to find. */
function badDay(now: number, dataFolder: string): SignalValues {
  const job = {
    failures: 0,
    lastFailure: null,
    haltedAt: null,
    paused: false,
    lastSuccessAt: now - 20 * 60_000,
    waitingSince: null,
    expectedEveryMs: 10 * 60_000,
  }
  /** Two readings of the session of `now`, after the close of the one before: also in the first hour of a day. */
  const reading = (msAgo: number, score: number, sessionsAgo = 0) => {
    return {
      at: now - msAgo,
      day: dayText(utcDayNumber(now) - sessionsAgo),
      score,
      isWhole: true,
      toLatest: { before: score, after: 19 },
    }
  }
  const refused = {
    messageKey: 'analysis_rejected',
    params: { source: 'http://night.internal:3001', status: 503 },
  } as const
  const figure = {
    jobId: 'shop',
    name: { messageKey: 'kind.http' },
    figure: 'Response time',
    from: 'response_time',
    unit: 'ms',
    above: null,
    below: null,
    missing: false,
    runs: 1,
    latest: [],
    change: null,
  } as const
  return {
    indexes: [
      {
        profile: 'us',
        name: { messageKey: 'panel.profile.us' },
        bounds: { fear: 25, greed: 75 },
        readings: [reading(DAY_MS, 34, 1), reading(HOUR_MS, 21), reading(60_000, 19)],
      },
    ],
    jobs: [
      {
        ...job,
        id: 'analysis-night',
        name: { messageKey: 'kind.analysis' },
        failures: 4,
        lastFailure: refused,
      },
      { ...job, id: 'shop', name: { messageKey: 'kind.http' }, failures: 4, lastFailure: refused },
      {
        ...job,
        id: 'trades-eth',
        name: { messageKey: 'kind.trades' },
        failures: 5,
        haltedAt: now - 2 * DAY_MS,
      },
      {
        ...job,
        id: 'fear-greed',
        name: { messageKey: 'kind.fear-greed' },
        lastSuccessAt: now - 5 * HOUR_MS,
        waitingSince: now - 5 * HOUR_MS,
      },
    ],
    budgets: [
      {
        id: `occupations/${dayText(utcDayNumber(now)).slice(0, 7)}`,
        name: { messageKey: 'kind.occupations' },
        spent: 0.52,
        cap: 0.5,
        currency: '$',
      },
    ],
    rewrites: [
      {
        id: 'occupations/12',
        name: { messageKey: 'kind.occupations' },
        left: 4,
        cause: { messageKey: 'source_timeout', params: { source: 'Claude', seconds: 120 } },
      },
    ],
    disks: [{ path: dataFolder, freeBytes: 700_000_000 }],
    analyses: [
      {
        jobId: 'analysis-night',
        name: { messageKey: 'kind.analysis' },
        calls: 6,
        failed: 4,
        failureRateLimit: 0.5,
        conditions: [{ name: 'Says sell', holds: true, value: '"SELL"' }],
      },
    ],
    figures: [
      { ...figure, above: 2000, latest: [2140] },
      { ...figure, figure: 'Days left', unit: '', below: 21, latest: [14] },
      { ...figure, figure: 'Rate', unit: '', missing: true, latest: [null] },
      {
        ...figure,
        figure: 'Page',
        from: 'page',
        unit: '',
        change: {
          at: now - HOUR_MS,
          before: '620ac724544c',
          after: '172ed6f1146b',
          part: {
            before: '… Pump seal, in stock. 12.50 € each …',
            after: '… Pump seal, in stock. 13.90 € each …',
          },
        },
      },
    ],
    channels: [
      {
        name: 'team',
        failures: 4,
        problem: {
          messageKey: 'channel_refused',
          params: { channel: 'team', status: 404, answer: 'no_service' },
        },
      },
    ],
    updates: [{ channel: 'stable', since: now - 60 * DAY_MS, issued: now - 33 * DAY_MS }],
    repairs: [
      {
        code: 'settings_restored',
        params: {
          detail: { messageKey: 'answer.json_cut', params: { count: 812 } },
          aside: `${dataFolder}/settings.bad`,
        },
      },
    ],
  }
}

/** Judges a bad day, then reads, puts off and dismisses some of what it raised. */
export async function seedAlerts({ foundation, client }: Application): Promise<void> {
  const { clock, dataFolder, db, settings } = foundation
  const { notifications } = settings.read()
  const request = {
    now: clock.now(),
    zone: clock.zone(),
    awakeSince: clock.now() - DAY_MS,
    rules: rulesOf(settings.read()),
    notifications,
    signals: badDay(clock.now(), dataFolder),
  }
  let notices = 0
  const report = runPass(createPassStore(db), request, () => {
    notices += 1
    return idAt(clock.now(), notices)
  })
  if (report.created === 0) throw new Error('the seeded instance has no alerts')
  const { alerts } = client('en')
  const { items } = await alerts.list({ limit: 100 })
  for (const { id } of items.slice(-2)) await alerts.read({ id })
  const idOf = (type: string) => items.find((alert) => alert.type === type)?.id
  const [disk, jump] = [idOf('DISK_LOW'), idOf('INDEX_JUMP')]
  if (disk === undefined || jump === undefined) throw new Error('a rule found nothing in the seeded signals')
  await alerts.dismiss({ id: disk })
  await alerts.snooze({ id: jump, until: new Date(clock.now() + DAY_MS).toISOString() })
}
