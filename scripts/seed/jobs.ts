/** The jobs of a seeded instance: the five that each instance has, and some more of the kinds that can be repeated. */
import type { Application } from '../../main/application.ts'
import type { JobDefinition } from '../../shared/job.ts'
import { jobDefinitionSchema } from '../../shared/job.ts'
import { addDays, utcDay } from '../../shared/time/calendar-day.ts'

/** Jobs that are added to the five built-in ones, by id, with what differs from the defaults of their kind. */
const ADDED: readonly (readonly [id: string, kind: JobDefinition['kind'], changes: object])[] = [
  ['trades-eth', 'trades', { name: 'ETH/USDT', enabled: true, settings: { symbol: 'ETHUSDT' } }],
  [
    'analysis-night',
    'analysis',
    { name: 'Night signals', settings: { url: 'http://night.internal:3001', path: '/analyze' } },
  ],
  [
    'analysis-eth',
    'analysis',
    {
      name: 'Analysis 2',
      settings: { url: 'http://signals.internal:3001', body: { symbol: 'ETH/USDT', timeframe: '5m' } },
    },
  ],
  [
    'disk',
    'command',
    {
      name: 'Disk',
      enabled: true,
      schedule: { form: 'cron', cron: '0 0 * * * *' },
      settings: { program: 'df', arguments: ['-P', '/'] },
    },
  ],
  [
    'workshop',
    'calendar',
    {
      name: 'Workshop calendar',
      enabled: true,
      schedule: { form: 'cron', cron: '0 0 */6 * * *' },
      settings: { calendar_url: 'http://cloud.internal/workshop.ics' },
    },
  ],
  [
    'shop',
    'http',
    {
      name: 'Shop',
      enabled: true,
      schedule: { form: 'cron', cron: '0 */15 * * * *' },
      settings: {
        url: 'http://shop.internal/health',
        figures: [{ name: 'Response time', from: 'response_time', unit: 'ms', above: 2000, runs: 3 }],
      },
    },
  ],
]

/** The spending cap of a month, $: lower than what the seeded records have cost, so that its alert is raised. */
const MONTH_CAP_USD = 0.5

/** Every night: what is stored today stays as it is. */
const NIGHTLY = { form: 'cron', cron: '0 30 3 * * *' }

/** What differs from the defaults in the built-in jobs. @param tradedDays how many days of trades are collected, until yesterday */
const builtIn = (today: string, tradedDays: number): Readonly<Record<string, object>> => ({
  'fear-greed': { settings: { profile: 'us' } },
  trades: {
    enabled: true,
    schedule: NIGHTLY,
    settings: { start: addDays(today, -tradedDays), window_days: tradedDays, today: false },
  },
  occupations: { settings: { month_cap_usd: MONTH_CAP_USD } },
  analysis: {
    schedule: { form: 'cron', cron: '0 */15 * * * *' },
    settings: {
      url: 'http://signals.internal:3001',
      conditions: [{ name: 'Says sell', path: '$.analysis.signal', operator: 'equals', value: 'SELL' }],
    },
  },
})

const EVERYWHERE = { zone: 'Europe/Paris', windows: [], outside: 'base' }

/** Nothing runs because the instance starts: what is seen is what was seeded, until a schedule says otherwise. */
const QUIET = { run_on_start: false }

/** Defines the jobs and answers the first questions. */
export async function seedJobs(application: Application, tradedDays: number): Promise<void> {
  // The first run of all creates the built-in jobs with their defaults.
  const signal = new AbortController().signal
  await application.runOnce({ jobId: 'alerts', changes: {}, onProgress: () => undefined, signal })
  const { templates } = await application.client('en').jobs.templates()
  const changesOf = builtIn(utcDay(application.foundation.clock.now()), tradedDays)
  application.foundation.settings.update((current) => {
    const built = Object.entries(current.jobs).map(([id, job]) => [id, changed(job, changesOf[id] ?? {})])
    const added = ADDED.map(([id, kind, changes]) => {
      const template = templates.find(({ definition }) => definition.kind === kind)
      if (template === undefined) throw new Error(`no second job of the kind "${kind}" can be made`)
      return [id, changed(template.definition, { ...changesOf[kind], ...changes })]
    })
    const appearance = { ...current.appearance, first_run_done: true }
    return { ...current, appearance, jobs: Object.fromEntries([...built, ...added]) }
  })
}

function changed(definition: JobDefinition, changes: object): JobDefinition {
  const { schedule, settings = {}, ...others } = changes as Partial<Record<'schedule' | 'settings', object>>
  return jobDefinitionSchema.parse({
    ...definition,
    ...QUIET,
    ...others,
    schedule: schedule === undefined ? definition.schedule : { ...EVERYWHERE, ...schedule },
    settings: { ...definition.settings, ...settings },
  })
}
