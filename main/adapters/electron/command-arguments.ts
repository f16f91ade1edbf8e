/** The desktop program as a command line: `vigie status` if only the desktop is installed. */
import type { App } from 'electron'
import { translateIn } from '../../../shared/messages/index.ts'
import { environmentLanguage } from '../cli/environment-language.ts'
import { ownAppImage } from './app-image.ts'

/** A command line given to the desktop program. */
export interface DesktopCommand {
  /** The arguments of the command line, without the program's name. */
  readonly words: readonly string[]
  /** How to start this program again, with its Electron switches, such as `--no-sandbox`. */
  readonly self: readonly [string, ...string[]]
}

/** First arguments of a command line that are not commands. */
const ASKED = ['--help', '-h', '--version', '-V']
/** What a system passes to be opened: an address or a file. */
const TO_OPEN = /^([a-z][a-z0-9+.-]*:|\/|\.\.?\/|[A-Za-z]:\\)/i

/**
 * Returns the command among the arguments of a desktop program, or null if the desktop itself is meant: only
 * switches of Electron or ours, or something to open.
 */
export function commandOf(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  { argv, execPath, env }: Pick<NodeJS.Process, 'argv' | 'execPath' | 'env'>,
): DesktopCommand | null {
  const given = argv.slice(1)
  // If unpackaged, the first argument is the folder that Electron runs.
  const folder = app.isPackaged ? -1 : given.findIndex((word) => !word.startsWith('-'))
  const words = given.filter((_, at) => at !== folder)
  const first = words.findIndex((word) => !word.startsWith('-') || ASKED.includes(word))
  const word = words[first]
  if (word === undefined || TO_OPEN.test(word)) return null
  return { words: words.slice(first), self: programOf(app, { execPath, env }, words.slice(0, first)) }
}

/** Returns how to start this program again, with switches of Electron. */
function programOf(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  { execPath, env }: Pick<NodeJS.Process, 'execPath' | 'env'>,
  switches: readonly string[],
): DesktopCommand['self'] {
  // The mount of an AppImage disappears when it ends; its own file stays.
  const program = app.isPackaged ? [ownAppImage({ env, execPath }) ?? execPath] : [execPath, app.getAppPath()]
  const [file = execPath, ...rest] = [...program, ...switches]
  return [file, ...rest]
}

/**
 * Returns the command that replaces the desktop if this session has no display, or null; reports it on standard error.
 */
export function withoutDisplay(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  from: Pick<NodeJS.Process, 'platform' | 'execPath' | 'env' | 'stderr'>,
): DesktopCommand | null {
  const { platform, env } = from
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return null
  from.stderr.write(`${translateIn('terminal', environmentLanguage(env), 'no_display')}\n`)
  return { words: ['serve'], self: programOf(app, from, []) }
}

/** Ends the program after all output has been flushed. */
export async function leave(
  app: Pick<App, 'exit'>,
  code: number,
  streams: readonly Pick<NodeJS.WriteStream, 'write'>[],
): Promise<void> {
  const empty = streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve())))
  await Promise.all(empty)
  app.exit(code)
}
