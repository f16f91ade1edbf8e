/** Reads the log from its file, so that it works without an instance. */
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Option } from 'commander'
import { LOG_LEVELS, type LogLine } from '../../../shared/contract/system.ts'
import { parseLine } from '../log/line.ts'
import { currentFile } from '../log/rotation.ts'
import { type Cli, command, type Register } from './base.ts'
import { wholeNumber } from './options.ts'
import { choiceOption } from './spoken-input.ts'

interface LogsOptions {
  readonly follow?: boolean
  readonly lines: number
  readonly level?: LogLine['level']
  readonly topic?: string
}

const LOOK_EVERY_MS = 250
const TAIL_BYTES = 1_000_000

/** Adds `logs`; with `--follow` it prints new lines until Ctrl-C. */
export const register: Register = (program, cli) => {
  command(program, 'logs', 'vigie logs -f --topic fear-greed')
    .option('-f, --follow')
    .addOption(new Option('-n, --lines <count>').argParser(wholeNumber('lines', cli.language, 0)).default(50))
    .addOption(
      choiceOption(
        new Option('--level <level>'),
        { language: cli.language, group: 'logs' },
        'level',
        LOG_LEVELS,
      ),
    )
    .option('--topic <topic>')
    .action(async (options: LogsOptions) => {
      const tail = createTail(currentFile(join(cli.dataFolder, 'logs')))
      const wanted = (line: LogLine) => matches(line, options)
      const before = tail.read().filter(wanted)
      for (const line of before.slice(Math.max(0, before.length - options.lines))) show(cli, line)
      while (options.follow === true && !cli.signal.aborted) {
        await pause(LOOK_EVERY_MS, undefined, { signal: cli.signal })
        for (const line of tail.read().filter(wanted)) show(cli, line)
      }
    })
}

const matches = (line: LogLine, { level, topic }: LogsOptions): boolean =>
  (level === undefined || LOG_LEVELS.indexOf(line.level) >= LOG_LEVELS.indexOf(level)) &&
  (topic === undefined || line.topic === topic)

function show(cli: Cli, line: LogLine): void {
  const colour = { debug: 'dim', info: 'blue', warn: 'yellow', error: 'red' } as const
  cli.item(
    line,
    ({ at, level, topic, message }) => `${at} ${cli.paint(colour[level], level)} ${topic}  ${message}`,
  )
}

/** Reads what was added since the last call; starts again if a new file has replaced the old one. */
export function createTail(path: string): { read(): readonly LogLine[] } {
  let file: { readonly descriptor: number; readonly inode: number } | null = null
  let position = 0
  let rest = ''

  function take(): void {
    if (file === null) return
    const { size } = fstatSync(file.descriptor)
    if (size < position) position = 0
    const bytes = Buffer.alloc(Math.max(0, size - position))
    position += readSync(file.descriptor, bytes, 0, bytes.length, position)
    rest += bytes.toString('utf8')
  }

  /** Reads the old file to its end before the new one. */
  function turn(): void {
    const found = existsSync(path) ? statSync(path) : null
    if (found === null || found.ino === file?.inode) return
    take()
    if (file !== null) closeSync(file.descriptor)
    position = file === null ? Math.max(0, found.size - TAIL_BYTES) : 0
    file = { descriptor: openSync(path, 'r'), inode: found.ino }
  }

  return {
    read: () => {
      turn()
      take()
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      return lines.flatMap((line) => parseLine(line.trimEnd()) ?? [])
    },
  }
}
