/** The desktop program as a command line: `vigie status` where only the desktop is installed. */
import type { App } from 'electron'
import { ownAppImage } from './app-image.ts'

export interface Command {
  /** The words of the command line, the program's name left out. */
  readonly words: readonly string[]
  /** What starts this program again, with the switches of Electron that it was given, such as `--no-sandbox`. */
  readonly self: readonly [string, ...string[]]
}

/** What a command line begins with that does not begin with a command. */
const ASKED = ['--help', '-h', '--version', '-V']
/** What a system hands over to be opened: an address, a file. */
const TO_OPEN = /^([a-z][a-z0-9+.-]*:|\/|\.\.?\/|[A-Za-z]:\\)/i

/**
 * The command among the arguments of a desktop program, or null where the desktop itself is meant: there are no words,
 * only switches of Electron or of ours, or something to open.
 */
export function commandOf(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  { argv, execPath, env }: Pick<NodeJS.Process, 'argv' | 'execPath' | 'env'>,
): Command | null {
  const given = argv.slice(1)
  // Unpackaged, the first word is the folder that Electron runs.
  const folder = app.isPackaged ? -1 : given.findIndex((word) => !word.startsWith('-'))
  const words = given.filter((_, at) => at !== folder)
  const first = words.findIndex((word) => !word.startsWith('-') || ASKED.includes(word))
  const word = words[first]
  if (word === undefined || TO_OPEN.test(word)) return null
  // An AppImage runs from a place that goes when it ends; its own file stays.
  const program = app.isPackaged ? [ownAppImage({ env, execPath }) ?? execPath] : [execPath, app.getAppPath()]
  const [file = execPath, ...rest] = [...program, ...words.slice(0, first)]
  return { words: words.slice(first), self: [file, ...rest] }
}

/** Ends the program once everything that was said has been handed on. */
export async function leave(
  app: Pick<App, 'exit'>,
  code: number,
  streams: readonly Pick<NodeJS.WriteStream, 'write'>[],
): Promise<void> {
  const empty = streams.map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve())))
  await Promise.all(empty)
  app.exit(code)
}
