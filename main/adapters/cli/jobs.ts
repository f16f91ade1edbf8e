/** Shows jobs and their runs. The model of a command file. */

import type { WhyView } from '../../../shared/contract/jobs.ts'
import { jobHealth } from '../../../shared/health.ts'
import { jobHealthMessage, localizeHealth, wholePercent } from '../../../shared/health-text.ts'
import type { Job } from '../../../shared/job.ts'
import { localizeJobName } from '../../../shared/job-name.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Run } from '../../../shared/run.ts'
import { spokenSummary } from '../../../shared/spoken-summary.ts'
import type { Cli, Register } from './base.ts'
import { figureRows } from './figures.ts'
import { duration, instant, pairs, sentenceCell } from './formatting.ts'
import { operation } from './operation-command.ts'
import { scheduleText } from './schedule-text.ts'
import { registerJobSettings } from './settings.ts'

/** Adds `jobs`, which needs an instance, and `runs`, which does not. */
export const register: Register = (program, cli) => {
  const jobs = operation(program, cli, ['jobs', 'get'], {
    usage: 'jobs [id]',
    running: true,
    text: (job) => jobDetail(cli, job),
    without: {
      procedure: 'list',
      columns: [
        'id',
        ['name', ({ definition }) => localizeJobName(definition, cli.language)],
        ['state', (job) => sentenceCell(stateWord(cli, job))],
        ['trigger', (job) => scheduleText(cli, job)],
        ['next', 'next_run_time'],
        ['last', ({ last_run }) => (last_run === null ? '-' : outcomeWord(cli, last_run))],
      ],
    },
  })
  registerJobSettings(jobs, cli)
  operation(program, cli, ['jobs', 'why'], {
    usage: 'why <job>',
    example: 'fear-greed --at 09:00',
    names: { id: 'job' },
    text: (why) => whyText(cli, why),
  })
  const runs = operation(program, cli, ['runs', 'get'], {
    usage: 'runs [run-id]',
    example: '--job fear-greed',
    names: { id: 'run-id', from: 'from <instant>', to: 'to <instant>' },
    text: (run) => runDetail(cli, run),
    without: {
      procedure: 'list',
      word: 'list',
      defaults: { limit: 20 },
      columns: [
        ['run', 'id'],
        ['job', 'job_id'],
        ['planned_for', 'scheduled_for'],
        ['took', (run) => duration(run.duration_ms, cli.language)],
        ['outcome', (run) => outcomeWord(cli, run)],
        ['why', ({ faults: [fault] }) => fault?.message ?? ''],
      ],
    },
  })
  operation(runs, cli, ['runs', 'output'], {
    usage: 'output <run-id>',
    example: '019a2b…',
    names: { id: 'run-id' },
    text: ({ text }) => text,
  })
}

function whyText(cli: Cli, { message, next, run }: WhyView): string {
  const facts = run === null ? [] : ['', runDetail(cli, run)]
  return [message, `${cli.say('next')}  ${instant(next, cli.language)}`, ...facts].join('\n')
}

/** Returns a job that was created or changed: its recurrence and its next run; if it is off, why. */
export const changedJobText = (cli: Cli, job: Job): string =>
  [jobLine(cli, job, scheduleText(cli, job)), ...(job.off_note === undefined ? [] : [job.off_note])].join(
    '\n',
  )

/** Returns a job as one line: its message, and its next run if there is one. */
export function jobLine(cli: Cli, job: Job, text: string): string {
  const parts = { job: job.id, text: text.replace(/\.$/, '') }
  if (job.next_run_time === null) return cli.say('job_line', parts)
  return cli.say('job_line_next', { ...parts, next: instant(job.next_run_time, cli.language) })
}

function jobDetail(cli: Cli, job: Job): string {
  return pairs([
    [cli.say('id'), job.id],
    [cli.say('name'), localizeJobName(job.definition, cli.language)],
    [cli.say('state'), stateWord(cli, job)],
    [cli.say('trigger'), scheduleText(cli, job)],
    ...job.next_run_times.map((time) => [cli.say('next'), instant(time, cli.language)] as const),
    [cli.say('failures_in_a_row'), String(job.failures_in_a_row)],
    [cli.say('last_run'), job.last_run === null ? '-' : outcomeWord(cli, job.last_run)],
  ])
}

/** Returns what the job is doing, in one line. */
export function stateWord(cli: Cli, job: Job): string {
  const health = jobHealth(job)
  if (health.state === 'idle') return translate(cli.language, 'state.idle')
  const exact = (at: string) => new Date(at).toLocaleTimeString(cli.language, { timeStyle: 'medium' })
  const today = new Date().toDateString()
  const time = (at: string) => (new Date(at).toDateString() === today ? exact(at) : instant(at, cli.language))
  const formats = { time, exact, percent: wholePercent }
  return localizeHealth(jobHealthMessage(health, formats), cli.language)
}

/** Returns the outcome of a run, or that it is still running. */
export function outcomeWord(cli: Pick<Cli, 'language' | 'paint'>, run: Run): string {
  if (run.outcome === null) return translate(cli.language, 'state.running')
  const word = translate(cli.language, `outcome.${run.outcome}`)
  const times = run.skipped_count > 1 ? ` ×${run.skipped_count}` : ''
  const reason =
    run.skip_reason === null ? '' : ` (${translate(cli.language, `skip.${run.skip_reason}`)})${times}`
  const colour = { succeeded: 'green', partial: 'yellow', failed: 'red' }[run.outcome as string]
  return colour === undefined ? word + reason : cli.paint(colour as 'green', word + reason)
}

/** Returns all details of a run. */
export function runDetail(cli: Cli, run: Run): string {
  return pairs([
    [cli.say('run'), run.id],
    [cli.say('job'), run.job_id],
    [cli.say('planned_for'), instant(run.scheduled_for, cli.language)],
    [cli.say('started'), instant(run.started_at, cli.language)],
    [cli.say('took'), duration(run.duration_ms, cli.language)],
    [cli.say('attempts'), String(run.attempts)],
    [cli.say('outcome'), outcomeWord(cli, run)],
    ...run.faults.map((fault) => [cli.say('fault'), fault.message] as const),
    ...figureRows(spokenSummary(run.summary), cli.language),
  ])
}
