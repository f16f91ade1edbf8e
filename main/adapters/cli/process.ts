/** The process: serve, start, stop, restart. */
import { spawn } from 'node:child_process'
import { type Command, Option } from 'commander'
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { assertNotAsRoot } from '../files/folder-owner.ts'
import { type Cli, command, type Register } from './base.ts'
import type { CliEnvironment } from './cli-environment.ts'
import { type DetachedInstance, placeWords, startDetached, stopInstance } from './daemon.ts'
import { wholeNumber } from './options.ts'
import { ignoredBy, placeOfCrashed, placeOfRunning } from './running-place.ts'
import { assertStartable } from './startable.ts'

interface PlaceOptions {
  readonly host?: string
  readonly port?: number
  readonly inClear?: boolean
}

/** Adds `serve`, which runs until it is stopped, and `start`, `stop` and `restart`, which return at once. */
export const register: Register = (program, cli, environment) => {
  withPlace(command(program, 'serve', 'vigie serve --port 8787'), cli)
    .option('--restart-on-error')
    .action((options: ServeCommandOptions) => serve(cli, environment, options))

  withPlace(command(program, 'start', 'vigie start'), cli).action(async (options: PlaceOptions) => {
    const before = placeOfCrashed(cli.dataFolder)
    const answer = await startDetached(cli, environment, { ...before, ...options })
    cli.print(answer, ({ started, pid }) =>
      cli.say(started ? 'runs_now' : 'runs_already', { pid: String(pid) }),
    )
    await noteTroubles(cli, answer)
    if (answer.started) noteKept(cli, before, options)
    else await noteIgnored(cli, options)
  })

  command(program, 'stop', 'vigie stop').action(async () => {
    cli.print(await stopInstance(cli), ({ stopped }) => cli.say(stopped ? 'has_stopped' : 'was_not_running'))
  })

  withPlace(command(program, 'restart', 'vigie restart'), cli).action(async (options: PlaceOptions) => {
    // Before anything is asked: root could stop the instance of another user, and not start it again.
    assertNotAsRoot(cli.dataFolder)
    const { place: before, port } = await placeOfRunning(cli)
    const place = { ...before, ...options }
    await assertStartable(cli.dataFolder, place, port)
    const { stopped } = await stopInstance(cli)
    const answer = await startDetached(cli, environment, place)
    cli.print(answer, ({ pid }) => cli.say('runs_now', { pid: String(pid) }))
    await noteTroubles(cli, answer)
    if (!stopped) noteKept(cli, before, options)
  })
}

/** An instance runs without what was damaged, and without its REST endpoint: who starts it should not have to look. */
async function noteTroubles(cli: Cli, { started }: DetachedInstance): Promise<void> {
  // An instance that runs already may be of an earlier version, which does not report all of it.
  const { problems = [], repaired = [] } = await (await cli.instance()).system.about()
  for (const sentence of [...(started ? repaired : []), ...problems]) cli.note(sentence)
}

/** Nobody typed these options at this start: the one before, which crashed, had them. */
function noteKept(cli: Cli, before: PlaceOptions, given: PlaceOptions): void {
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !(name in given))) as PlaceOptions
  const options = placeWords(kept).join(' ')
  if (options !== '') cli.note(cli.say('options_kept', { options }))
}

/** An instance that runs already listens where it did. */
async function noteIgnored(cli: Cli, given: PlaceOptions): Promise<void> {
  const options = placeWords(await ignoredBy(cli, given)).join(' ')
  if (options !== '') cli.note(cli.say('options_ignored', { options }))
}

interface ServeCommandOptions extends PlaceOptions {
  readonly restartOnError?: boolean
}

function withPlace(added: Command, { language }: Cli): Command {
  return added
    .option('--host <host>')
    .addOption(new Option('--port <port>').argParser((text) => portNumber(text, language)))
    .option('--in-clear')
}

function portNumber(text: string, language: Language): number {
  const port = wholeNumber('port', language)(text)
  if (port >= 0 && port <= 65_535) return port
  throw unusable('port', 'not_a_port', { value: text })
}

async function serve(
  cli: Cli,
  environment: CliEnvironment,
  { restartOnError, ...place }: ServeCommandOptions,
): Promise<void> {
  // With --json only errors go to standard error, as a background start stores it in a file.
  const console = cli.json ? null : (line: string) => void environment.stderr.write(`${line}\n`)
  const serving = await environment.serve({ dataFolder: cli.dataFolder, console, ...place })
  environment.signal.addEventListener('abort', () => void serving.stop(), { once: true })
  cli.print({ url: serving.url, pid: process.pid }, ({ url }) => {
    if (url === null) return cli.say('panel_closed')
    const token = environment.stdout.isTTY === true ? `#token=${serving.token}` : ''
    return cli.say('panel_at', { url: `${url}${token}` })
  })
  const failed = await serving.stopped
  if (failed === null) return
  if (restartOnError === true && failed.mayRestart) startAgain(environment)
  throw new VigieError('internal', { reference: failed.reference })
}

/** Restarts this program as a separate process; errors it cannot log go to this one's standard error. */
function startAgain({ self, argv }: CliEnvironment): void {
  const [program, ...first] = self
  spawn(program, [...first, ...argv], { detached: true, stdio: ['ignore', 'ignore', 'inherit'] }).unref()
}
