/**
 * Shared by all command files. A domain has one file here, `main/adapters/cli/<domain>.ts`, which exports
 * `register(program, cli)`, and one line in `index.ts` with its first words. The model is `assets.ts`:
 *
 *     operations(group(program, 'assets'), cli, 'assets', {
 *       get: { usage: 'show <id>', example: '3' },
 *     })
 *
 * - `operations()` of `operation-command.ts` makes a command of every procedure of a group, `operation()` of one.
 *   A plan says what the contract does not; `command()` adds what is no procedure, or more than one.
 * - The catalogue has the descriptions of a command and its options, under `help`, by their words.
 * - `cli.instance()` needs a running Vigie; `cli.anywhere()` also works without one, on the same data folder.
 * - Throw errors: those of the client, or a `VigieError`. The message and the exit code follow from them.
 * - Print results with `cli.print` (one value) or `cli.item` (one line of many): JSON with `--json`,
 *   otherwise your text.
 */
import { type Command, Option } from 'commander'
import type { ParamArguments, PlainKeyOf } from '../../../shared/messages/catalogue.ts'
import type { TerminalKey } from '../../../shared/messages/index.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { LANGUAGES, type Language } from '../../../shared/vocabulary.ts'
import type { CliEnvironment } from './cli-environment.ts'
import type { Paint } from './formatting.ts'
import type { VigieClient } from './vigie-client.ts'

/** The command line as its commands see it. Usable once a command's action runs. */
export interface Cli {
  /** Whether `--json` was given. */
  readonly json: boolean
  readonly language: Language
  /** Absolute path of the data folder: `--data`, `VIGIE_DATA`, or the system's default. @throws VigieError path_unusable */
  readonly dataFolder: string
  /** The same, even if no folder can be there: to say what is wrong with it. */
  readonly namedFolder: string
  /** Returns a text of the catalogue, in the reader's language. */
  say<K extends TerminalKey>(key: K, ...params: ParamArguments<'terminal', K>): string
  /** Returns the headings of a table; an empty one stays empty. */
  heads(...keys: readonly (PlainKeyOf<'terminal'> | '')[]): readonly string[]
  /** Colours; does nothing unless the output is a terminal. */
  readonly paint: Paint
  /** Aborted by Ctrl-C: pass it to anything that waits. */
  readonly signal: AbortSignal
  /** @throws VigieError not_running_instance */
  instance(): Promise<VigieClient>
  /** Returns a client of the running instance; if none runs, of this process until the command ends. */
  anywhere(): Promise<VigieClient>
  /** Prints the result of a command: JSON of `value` with `--json`, otherwise the text of `human`. */
  print<T>(value: T, human: (value: T) => string): void
  /** Prints one of many lines as it comes: one JSON object per line with `--json`. */
  item<T>(value: T, human: (value: T) => string): void
  /** Shows a bar on a terminal's standard error, otherwise nothing. `fraction` is null while the total is unknown. */
  progress(fraction: number | null, label: string): void
  /** Says on standard error what a command waits for, as a line of its own; nothing with `--json`. */
  note(text: string): void
  /** Asks a question that is answered with yes or no; null, unasked, without a terminal or with `--json`. */
  ask(question: string): Promise<boolean | null>
  /** Whether this process answers, because no instance runs: what it began then ends with the command. */
  answersItself(): boolean
  /** Sets the exit code of a command that worked but found a problem. */
  leaveWith(code: number): void
}

/** `environment` is for commands about the process itself. */
export type Register = (program: Command, cli: Cli, environment: CliEnvironment) => void

const examples = new WeakMap<Command, string>()

/** Adds a command with one example in its help. Common options are added after its own. */
export function command(parent: Command, usage: string, example: string): Command {
  const added = parent.command(usage)
  examples.set(added, example)
  return added
}

/** Adds a command that only contains others, such as `index` or `trades`. */
export const group = (parent: Command, name: string): Command => parent.command(name)

/** Returns the example of a command; null for a group. */
export const exampleOf = (of: Command): string | null => examples.get(of) ?? null

/** Adds the options that every command has: `--json`, `--data`, `--language`. */
export const withCommonOptions = (added: Command): Command =>
  added
    .option('--json')
    .addOption(new Option('--data <folder>').argParser(folderName))
    .addOption(new Option('--language <language>').choices(LANGUAGES))

/** Rejects an empty path (an unset variable), which would mean the current folder. @throws VigieError invalid_input */
function folderName(text: string): string {
  if (text === '') throw unusable('data', 'empty_text')
  return text
}
