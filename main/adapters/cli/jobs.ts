/** Shows jobs and their runs. The model of a command file. */
import { Option } from 'commander'
import type { Job } from '../../../shared/job.ts'
import { localizeJobName } from '../../../shared/job-name.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Run } from '../../../shared/run.ts'
import { OUTCOMES, type Outcome } from '../../../shared/vocabulary.ts'
import { type Cli, command, type Register } from './base.ts'
import { figureRows } from './figures.ts'
import { duration, instant, pairs, table } from './formatting.ts'
import { wholeNumber } from './options.ts'

export const register: Register = (program, cli) => {
  command(program, 'jobs [id]', 'vigie jobs').action(async (id?: string) => {
    const client = await cli.instance()
    if (id === undefined) cli.print(await client.jobs.list(), ({ jobs }) => jobTable(cli, jobs))
    else cli.print(await client.jobs.get({ id }), (job) => jobDetail(cli, job))
  })

  command(program, 'runs [run-id]', 'vigie runs --job fear-greed')
    .option('--job <id>')
    .addOption(new Option('--outcome <outcome>').choices(OUTCOMES))
    .addOption(new Option('--limit <count>').argParser(wholeNumber('limit')).default(20))
    .option('--cursor <cursor>')
    .action(async (id: string | undefined, options: RunsOptions) => {
      const client = await cli.anywhere()
      if (id !== undefined) return cli.print(await client.runs.get({ id }), (run) => runDetail(cli, run))
      const { job, ...query } = options
      const page = await client.runs.list({
        ...pickQuery(query),
        ...(job === undefined ? {} : { job_id: job }),
      })
      cli.print(page, ({ items }) => runTable(cli, items))
    })
}

interface RunsOptions {
  readonly job?: string
  readonly outcome?: Outcome
  readonly limit: number
  readonly cursor?: string
}

const pickQuery = ({ limit, cursor, outcome }: Omit<RunsOptions, 'job'>) => ({
  limit,
  ...(cursor === undefined ? {} : { cursor }),
  ...(outcome === undefined ? {} : { outcome }),
})

function jobTable(cli: Cli, jobs: readonly Job[]): string {
  return table(
    cli.heads('id', 'state', 'trigger', 'next', 'last'),
    jobs.map((job) => [
      job.id,
      stateWord(cli, job),
      job.trigger,
      instant(job.next_run_time, cli.language),
      job.last_run === null ? '-' : outcomeWord(cli, job.last_run),
    ]),
  )
}

/** Returns a job as one line: its message, and its next run. */
export function jobLine(cli: Cli, job: Job, told: string): string {
  return cli.say('job_line', { job: job.id, told, next: instant(job.next_run_time, cli.language) })
}

function jobDetail(cli: Cli, job: Job): string {
  return pairs([
    [cli.say('id'), job.id],
    [cli.say('name'), localizeJobName(job.definition, cli.language)],
    [cli.say('state'), stateWord(cli, job)],
    [cli.say('trigger'), job.trigger],
    ...job.next_run_times.map((time) => [cli.say('next'), instant(time, cli.language)] as const),
    [cli.say('failures_in_a_row'), String(job.failures_in_a_row)],
    [cli.say('last_run'), job.last_run === null ? '-' : outcomeWord(cli, job.last_run)],
  ])
}

/** Returns the job's state, with the end of a pause. */
export function stateWord(cli: Cli, job: Job): string {
  const word = translate(cli.language, `state.${job.state}`)
  const until = job.pause?.until ?? null
  return until === null || job.state !== 'paused' ? word : `${word} → ${instant(until, cli.language)}`
}

/** Returns the outcome of a run, or that it is still running. */
export function outcomeWord(cli: Pick<Cli, 'language' | 'paint'>, run: Run): string {
  if (run.outcome === null) return translate(cli.language, 'state.running')
  const word = translate(cli.language, `outcome.${run.outcome}`)
  const reason = run.skip_reason === null ? '' : ` (${translate(cli.language, `skip.${run.skip_reason}`)})`
  const colour = { succeeded: 'green', partial: 'yellow', failed: 'red' }[run.outcome as string]
  return colour === undefined ? word + reason : cli.paint(colour as 'green', word + reason)
}

function runTable(cli: Cli, runs: readonly Run[]): string {
  return table(
    cli.heads('run', 'job', 'planned_for', 'took', 'outcome', 'why'),
    runs.map((run) => [
      run.id,
      run.job_id,
      instant(run.scheduled_for, cli.language),
      duration(run.duration_ms, cli.language),
      outcomeWord(cli, run),
      run.faults[0]?.message ?? '',
    ]),
  )
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
    ...figureRows(run.summary, cli.language),
  ])
}
