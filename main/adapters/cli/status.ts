/** Shows at a glance what Vigie is doing. */
import type { LogLine } from '../../../shared/contract/system.ts'
import { statusWith } from '../../../shared/instance-health.ts'
import { translate } from '../../../shared/messages/index.ts'
import { type Cli, command, type Register } from './base.ts'
import { eventText } from './event-text.ts'
import { instant, pairs, sentenceCell, table } from './formatting.ts'
import { stateWord } from './jobs.ts'

/** The exit code if something is wrong with Vigie itself. What its jobs meet outside is no reason to restart it. */
const UNWELL = 9

/** Adds `status`, and `watch`, which prints events until Ctrl-C. */
export const register: Register = (program, cli) => {
  command(program, 'status', 'vigie status').action(async () => {
    const found = await readStatus(cli)
    cli.print(found, (status) => statusText(cli, status))
    if (statusWith(found.problems) !== 'ok') cli.leaveWith(UNWELL)
  })

  command(program, 'watch', 'vigie watch --json')
    .option('--type <type>')
    .action(async ({ type }: { type?: string }) => {
      const client = await cli.instance()
      for await (const event of await client.system.events(undefined, { signal: cli.signal })) {
        if (type !== undefined && event.type !== type) continue
        cli.item(event, (shown) => eventText(cli, shown))
      }
    })
}

async function readStatus(cli: Cli) {
  const client = await cli.instance()
  const [about, { state, message, problems }, scheduler, { jobs }, log] = await Promise.all([
    client.system.about(),
    client.system.health(),
    client.scheduler.status(),
    client.jobs.list(),
    client.system.log({ limit: 5 }),
  ])
  return { ...about, state, message, problems, running: scheduler.running, jobs, last_log: log.items }
}

/** The sentences of the log are English: they are for whoever repairs Vigie. */
const isBad = ({ level }: LogLine): boolean => level === 'warn' || level === 'error'

type Status = Awaited<ReturnType<typeof readStatus>>

function statusText(
  cli: Cli,
  { pid, version, message, problems, started_at, url, url_problem, data_folder, jobs, last_log }: Status,
): string {
  // A problem is said once: as the state if no job needs the owner more.
  const further = problems.filter((problem) => problem !== message)
  const door = url_problem === null ? cli.say('doctor.door_off') : '-'
  const facts = pairs([
    ['Vigie', cli.say('version_and_process', { version, pid: String(pid) })],
    [cli.say('state'), message],
    [cli.say('since'), instant(started_at, cli.language)],
    [cli.say('panel'), url ?? door],
    [cli.say('data'), data_folder],
    ...further.map((problem): [string, string] => [cli.say('problem'), problem]),
  ])
  const rows = jobs.map((job) => [
    job.id,
    sentenceCell(stateWord(cli, job)),
    instant(job.next_run_time, cli.language),
    job.last_run?.outcome == null ? '-' : translate(cli.language, `outcome.${job.last_run.outcome}`),
  ])
  const wrong = jobs.flatMap(({ id, last_run }) =>
    (last_run?.faults ?? []).map(({ message }) => cli.say('job_fault', { job: id, message })),
  )
  const notes = [...wrong, ...(last_log.some(isBad) ? [cli.say('log_has_more')] : [])]
  const lines = notes.length === 0 ? [] : ['', ...notes]
  return [facts, '', table(cli.heads('job', 'state', 'next', 'last'), rows), ...lines].join('\n')
}
