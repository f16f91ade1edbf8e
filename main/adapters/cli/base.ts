/**
 * What every command file uses. A domain has one file here, `main/adapters/cli/<domain>.ts`, which exports
 * `register(program, cli)`, and one line in `index.ts` that names its first words. The model is `jobs.ts`:
 *
 *     export const register: Register = (program, cli) => {
 *       command(program, 'jobs', 'vigie jobs --json').action(async () => {
 *         const client = await cli.instance()
 *         cli.print(await client.jobs.list(), ({ jobs }) => table(...))
 *       })
 *     }
 *
 * - What a command and its options are for is told in `shared/messages/help/`, by their words.
 * - `cli.instance()` needs a running Vigie; `cli.anywhere()` also works without one, on the same data folder.
 * - Errors are thrown: what the client throws, or a `VigieError`. The sentence and the exit code follow by themselves.
 * - Answers go through `cli.print` (one value) or `cli.item` (one line of many): JSON with `--json`, else your text.
 */
import type { ContractRouterClient } from '@orpc/contract'
import { type Command, Option } from 'commander'
import type { Contract } from '../../../shared/contract/index.ts'
import type { MessageParams } from '../../../shared/messages/catalogue.ts'
import type { TerminalKey } from '../../../shared/messages/terminal/index.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { LANGUAGES, type Language } from '../../../shared/vocabulary.ts'
import type { CliEnvironment } from './cli-environment.ts'
import type { Paint } from './formatting.ts'

/** The contract as a client: the same procedures over the local socket, or inside this process. */
export type VigieClient = ContractRouterClient<Contract>

/** The command line as its commands see it. Ready once a command's action runs. */
export interface Cli {
  /** Whether `--json` was given. */
  readonly json: boolean
  readonly language: Language
  /** Absolute path of the data folder: `--data`, `VIGIE_DATA`, or the system's usual place. */
  readonly dataFolder: string
  /** A word or a sentence of the catalogue, in the reader's language. */
  say(key: TerminalKey, params?: MessageParams): string
  /** Headings of a table; an empty one stays empty. */
  heads(...keys: readonly (TerminalKey | '')[]): readonly string[]
  /** Colours; does nothing unless the output is a terminal. */
  readonly paint: Paint
  /** Aborted by Ctrl-C: hand it to whatever waits. */
  readonly signal: AbortSignal
  /** @throws VigieError not_running_instance */
  instance(): Promise<VigieClient>
  /** The running instance, or where none runs, the same procedures in this process until the command ends. */
  anywhere(): Promise<VigieClient>
  /** The answer of a command: JSON of `value` with `--json`, else the text made by `human`. */
  print<T>(value: T, human: (value: T) => string): void
  /** One of many lines, as they come: one JSON object a line with `--json`. */
  item<T>(value: T, human: (value: T) => string): void
  /** A bar on a terminal's standard error; nothing elsewhere. `fraction` null while the total is unknown. */
  progress(fraction: number | null, label: string): void
  /** The exit code of a command that did its work but found something wrong. */
  leaveWith(code: number): void
}

/** `world` is for the commands that concern the process itself. */
export type Register = (program: Command, cli: Cli, environment: CliEnvironment) => void

const examples = new WeakMap<Command, string>()

/** A command with one example in its help. The options that all commands have follow once its own are known. */
export function command(parent: Command, usage: string, example: string): Command {
  const added = parent.command(usage)
  examples.set(added, example)
  return added
}

/** A command that only holds others, such as `index` or `trades`. */
export const group = (parent: Command, name: string): Command => parent.command(name)

/** The example of a command; null for a group. */
export const exampleOf = (of: Command): string | null => examples.get(of) ?? null

export const withCommonOptions = (added: Command): Command =>
  added
    .option('--json')
    .addOption(new Option('--data <folder>').argParser(folderName))
    .addOption(new Option('--language <language>').choices(LANGUAGES))

/** Nothing, as of a variable that is not set, would be the folder one stands in. @throws VigieError invalid_input */
function folderName(text: string): string {
  if (text === '') throw unusable('data', 'empty_text')
  return text
}
