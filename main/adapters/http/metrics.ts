/** Metrics for Prometheus, in its text format. Names and counts only: nothing secret. */
import type { Job } from '../../../shared/job.ts'
import { JOB_STATES } from '../../../shared/vocabulary.ts'
import type { Services } from '../../core/services/index.ts'
import type { Answer } from './answer.ts'
import type { RequestHandler } from './app.ts'

/** The counters of one endpoint and the page that shows them. */
export interface Metrics {
  readonly page: RequestHandler
  /** Counts one answer. */
  readonly count: (method: string, status: number) => void
  /** Stops counting runs. */
  readonly close: () => void
}

type MeasuredJob = Pick<Job, 'id' | 'state' | 'next_run_time' | 'failures_in_a_row'>
type Labels = Readonly<Record<string, string>>
type Sample = readonly [Labels, number]

/** Counts from now on. The page returns null for any path but `/metrics`. */
export function createMetrics(services: Pick<Services, 'jobs' | 'events' | 'system'>): Metrics {
  const answers = createCounter()
  const runs = createCounter()
  const close = services.events.subscribe((event) => {
    if (event.type !== 'run' || event.run.outcome === null) return
    runs.add({ job: event.run.job_id, outcome: event.run.outcome })
  })

  const text = () =>
    [
      family('vigie_up', 'gauge', 'Vigie is running', [[{ version: services.system.about().version }, 1]]),
      ...jobFamilies(services.jobs.list().jobs),
      family('vigie_runs_total', 'counter', 'Runs that ended since the start', runs.samples()),
      family('vigie_http_requests_total', 'counter', 'Answers of the REST door', answers.samples()),
      ...processFamilies(),
    ].join('')

  return {
    page: ({ address }) => (address.pathname === '/metrics' ? plain(text()) : null),
    count: (method, status) => answers.add({ method, status: String(status) }),
    close,
  }
}

function jobFamilies(jobs: readonly MeasuredJob[]): readonly string[] {
  const states = jobs.flatMap((job) =>
    JOB_STATES.map((state): Sample => [{ job: job.id, state }, job.state === state ? 1 : 0]),
  )
  const next = jobs.flatMap((job): Sample[] =>
    job.next_run_time === null ? [] : [[{ job: job.id }, Date.parse(job.next_run_time) / 1000]],
  )
  const failures = jobs.map((job): Sample => [{ job: job.id }, job.failures_in_a_row])
  return [
    family('vigie_job_state', 'gauge', 'State of a job: 1 for the one it is in', states),
    family('vigie_job_next_run_timestamp_seconds', 'gauge', 'When a job runs next', next),
    family('vigie_job_failures_in_a_row', 'gauge', 'Failed runs since the last good one', failures),
  ]
}

function processFamilies(): readonly string[] {
  const { user, system } = process.cpuUsage()
  return [
    family('process_cpu_seconds_total', 'counter', 'Processor time', [[{}, (user + system) / 1e6]]),
    family('process_resident_memory_bytes', 'gauge', 'Memory in use', [[{}, process.memoryUsage.rss()]]),
    family('process_uptime_seconds', 'gauge', 'Time since the start', [[{}, process.uptime()]]),
  ]
}

function createCounter() {
  const counts = new Map<string, { labels: Labels; count: number }>()
  return {
    add: (labels: Labels) => {
      const key = JSON.stringify(labels)
      const entry = counts.get(key) ?? { labels, count: 0 }
      entry.count += 1
      counts.set(key, entry)
    },
    samples: (): readonly Sample[] => [...counts.values()].map(({ labels, count }) => [labels, count]),
  }
}

function family(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${braces(labels)} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function braces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const plain = (body: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
  body,
})
