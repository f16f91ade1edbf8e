/** The process itself: serve, start, stop, restart. */
import { type Command, Option } from 'commander'
import { unusable } from '../../../shared/unusable.ts'
import { type Cli, command, type Register } from './base.ts'
import { startDetached, stopInstance } from './daemon.ts'
import { wholeNumber } from './options.ts'
import type { World } from './world.ts'

interface PlaceOptions {
  readonly host?: string
  readonly port?: number
}

export const register: Register = (program, cli, world) => {
  withPlace(command(program, 'serve', 'vigie serve --port 8787')).action((options: PlaceOptions) =>
    serve(cli, world, options),
  )

  withPlace(command(program, 'start', 'vigie start')).action(async (options: PlaceOptions) => {
    const answer = await startDetached(cli, world, options)
    cli.print(answer, ({ started, pid }) =>
      started ? `Vigie runs (process ${pid}).` : `Vigie runs already (process ${pid}).`,
    )
  })

  command(program, 'stop', 'vigie stop').action(async () => {
    cli.print(await stopInstance(cli), ({ stopped }) =>
      stopped ? 'Vigie has stopped.' : 'Vigie was not running.',
    )
  })

  withPlace(command(program, 'restart', 'vigie restart')).action(async (options: PlaceOptions) => {
    await stopInstance(cli)
    const answer = await startDetached(cli, world, options)
    cli.print(answer, ({ pid }) => `Vigie runs (process ${pid}).`)
  })
}

function withPlace(added: Command): Command {
  return added.option('--host <host>').addOption(new Option('--port <port>').argParser(portNumber))
}

function portNumber(text: string): number {
  const port = wholeNumber('port')(text)
  if (port >= 0 && port <= 65_535) return port
  throw unusable('port', 'not_a_port', { value: text })
}

async function serve(cli: Cli, world: World, place: PlaceOptions): Promise<void> {
  const serving = await world.serve({ dataFolder: cli.dataFolder, ...place })
  world.signal.addEventListener('abort', () => void serving.stop(), { once: true })
  cli.print(
    { url: serving.url, pid: process.pid },
    ({ url }) => `Panel: ${url}${world.stdout.isTTY === true ? `#token=${serving.token}` : ''}`,
  )
  await serving.stopped
}
