/** Controls jobs: trigger, cancel, pause, resume, configure. */
import { Option } from 'commander'
import { type Job, jobDefinitionSchema } from '../../../shared/job.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { type Cli, command, type Register } from './base.ts'
import { assertSucceeded } from './failures.ts'
import { changedJobText, jobLine, runDetail, stateWord } from './jobs.ts'
import { operation } from './operation-command.ts'
import { collected, decimal, patchFrom } from './options.ts'
import { namingOptions } from './refused-option.ts'
import { waitForRun } from './wait.ts'

/** Adds `trigger`, which with `--wait` fails as `run` does, `cancel`, `pause`, `resume` and `configure`; each needs a running instance. */
export const register: Register = (program, cli, environment) => {
  command(program, 'trigger <job>', 'vigie trigger fear-greed --wait')
    .option('--wait')
    .action((id: string, options: { wait?: boolean }) => trigger(cli, id, options.wait === true))

  operation(program, cli, ['jobs', 'cancel'], {
    usage: 'cancel <job>',
    example: 'trades',
    names: { id: 'job' },
    running: true,
  })
  registerPauses(program, cli, environment)
  registerConfigure(program, cli, environment)
}

async function trigger(cli: Cli, id: string, wait: boolean): Promise<void> {
  const client = await cli.instance()
  const answer = await client.jobs.trigger({ id })
  if (!wait) return cli.print(answer, () => cli.say('has_started', { job: id }))
  const run = await waitForRun(cli, client, answer.run_id)
  assertSucceeded(run)
  cli.print(run, () => runDetail(cli, run))
}

const registerPauses: Register = (program, cli) => {
  const one = { names: { id: 'job' }, running: true, text: (job: Job) => states(cli, [job]) } as const
  const all = { text: ({ jobs }: { readonly jobs: readonly Job[] }) => states(cli, jobs) }
  operation(program, cli, ['jobs', 'pause'], {
    ...one,
    usage: 'pause [job]',
    example: 'fear-greed --for one_hour',
    names: { id: 'job', length: 'for' },
    exclusive: ['length', 'until'],
    without: { procedure: 'pauseAll', ...all },
  })
  operation(program, cli, ['jobs', 'resume'], {
    ...one,
    usage: 'resume [job]',
    without: { procedure: 'resumeAll', ...all },
  })
}

const states = (cli: Cli, jobs: readonly Job[]): string =>
  jobs.map((job) => jobLine(cli, job, stateWord(cli, job))).join('\n')

interface ConfigureOptions {
  readonly interval?: number
  readonly cron?: string
  readonly zone?: string
  readonly enable?: boolean
  readonly disable?: boolean
  readonly set: readonly string[]
  readonly unset: readonly string[]
}

const registerConfigure: Register = (program, cli) => {
  command(program, 'configure <job>', 'vigie configure fear-greed --interval 5')
    .addOption(new Option('--interval <minutes>').argParser(decimal('--interval', cli.language)))
    .option('--cron <expression>')
    .option('--zone <zone>')
    .option('--enable')
    .addOption(new Option('--disable').conflicts('enable'))
    .addOption(new Option('--set <path=value>').argParser(collected).default([]))
    .addOption(new Option('--unset <path>').argParser(collected).default([]))
    .action((id: string, options: ConfigureOptions) => configure(cli, id, options))
}

async function configure(cli: Cli, id: string, options: ConfigureOptions): Promise<void> {
  const { interval } = options
  const { changes, unset } = patchFrom(assignmentsOf(options), jobDefinitionSchema, {
    language: cli.language,
    group: 'jobs',
  })
  const patch = { changes, unset: [...options.unset, ...unset] }
  const changesDefinition = Object.keys(changes).length + patch.unset.length > 0
  if (interval === undefined && !changesDefinition) throw unusable('configure', 'nothing_to_change')
  const client = await cli.instance()
  if (interval !== undefined) {
    const call = () => client.scheduler.configure({ id, interval_minutes: interval })
    await namingOptions({ interval_minutes: '--interval' }, call)
  }
  const job = await (changesDefinition ? client.jobs.configure({ id, ...patch }) : client.jobs.get({ id }))
  cli.print(job, () => changedJobText(cli, job))
}

function assignmentsOf({ cron, zone, enable, disable, set }: ConfigureOptions): readonly string[] {
  return [
    ...(cron === undefined ? [] : ['schedule.form="cron"', `schedule.cron=${JSON.stringify(cron)}`]),
    ...(zone === undefined ? [] : [`schedule.zone=${JSON.stringify(zone)}`]),
    ...(enable === true ? ['enabled=true'] : []),
    ...(disable === true ? ['enabled=false'] : []),
    ...set,
  ]
}
